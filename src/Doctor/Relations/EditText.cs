using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Edits;

namespace Telemetry.Doctor.Relations;

/// <summary>Says of a diagnosis which edits would mend it. Pure.</summary>
internal static class EditText
{
    /// <summary>The diagnosis with its edits.</summary>
    public static Diagnosis Added(Diagnosis diagnosis, (IReadOnlyList<ProposedEdit> Edits, int EquallyGood, ProposedEdit? Besides) found, RelationScope scope)
    {
        if (found.Edits.Count == 0)
        {
            return diagnosis;
        }

        var best = found.Edits[0];
        var isOtherReading = best.Slip == PrintedSlips.Name(PrintedSlip.DecimalMark) && scope[best.Number].Number.OtherReadings.Count > 0 && best.To == best.From;
        if (isOtherReading && diagnosis.Verdict == Verdict.Fails)
        {
            // The digits are as printed, only their marks mean the other thing: that is no failure of the report.
            diagnosis = diagnosis with
            {
                Verdict = Verdict.HoldsOnlyIf,
                Marks = [.. diagnosis.Marks, DiagnosisMark.MixedSeparators],
                Summary = Tongue.Say(t => t.T($"chỉ khớp nếu đọc dấu phân cách của {best.From} cách khác", $"holds only if the marks of {best.From} are read the other way")),
            };
            return diagnosis with { Edits = found.Edits };
        }

        var more = Tongue.Say(t => found.EquallyGood == 1
                ? t.T("; sửa một số là khớp: ", "; one edit mends it: ") + $"{best.From} → {best.To}" + Besides(t, best, found.Besides)
                : t.T($"; có {found.EquallyGood} cách sửa ngang nhau", $"; {found.EquallyGood} edits would mend it equally well"));
        return diagnosis with
        {
            Edits = found.Edits,
            Summary = new Sentence(diagnosis.Summary.Vietnamese + more.Vietnamese, diagnosis.Summary.English + more.English),
        };
    }

    private static string Besides(Tongue t, ProposedEdit best, ProposedEdit? besides) => besides is { } carried
        ? t.T($"; thêm {carried.From} → {carried.To} thì mọi quan hệ của hai số đều khớp", $"; with {carried.From} → {carried.To} besides, every relation of the two holds")
        : best.Breaks > best.AlsoMends ? t.T($", nhưng làm {best.Breaks} quan hệ khác không khớp", $", but breaks {best.Breaks} that held")
        : "";
}

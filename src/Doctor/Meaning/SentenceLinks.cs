using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Finds a number's period, base and source in its sentence. Used on one thread.</summary>
internal sealed class SentenceLinks(ReportContext report, SentenceFrame frame)
{
    /// <summary>The period that governs the number: the last one said before it that still stands, else one right behind it, else the heading's, else the report's.</summary>
    public Period? PeriodOf(SentenceState state, MeaningDraft number, int after, Surroundings around)
    {
        var isPlan = number.Role == NumberRole.Plan;
        var said = frame.MentionsBefore(number.Span.Start).FirstOrDefault(m => !state.Bases.Contains(m) && frame.IsOpen(m.Start, number.Span.Start)
            && (m.Use is MentionUse.Said or MentionUse.Now || (isPlan && m.Use == MentionUse.Target)));
        said ??= number.IsPercent ? null : frame.MentionsIn(number.PhraseEnd, after).FirstOrDefault(m => m.Use is MentionUse.Said);
        return said?.Period ?? around.Period ?? report.Period;
    }

    /// <summary>Notes what the number is compared with.</summary>
    public void SetBase(SentenceState state, MeaningDraft number, RoleFinding role, int after)
    {
        if (role.Base is not { } kind)
        {
            return;
        }

        foreach (var mention in frame.MentionsIn(number.PhraseEnd, after).Where(m => m.Period == role.BasePeriod))
        {
            state.Bases.Add(mention);
        }

        var period = kind switch
        {
            ComparisonKind.YearBefore => number.Period?.SamePeriodOfYearBefore() ?? role.BasePeriod,
            ComparisonKind.Plan => role.BasePeriod ?? (role.IsWholeYear && number.Period is { } own ? Telemetry.Catalogue.Period.OfYear(own.Year) : number.Period),
            _ => role.IsStepBefore ? number.Period?.Previous() : role.BasePeriod,
        };
        number.Base = new ComparisonBase(kind, period);
    }

    /// <summary>Notes whose the number is.</summary>
    public void SetSource(MeaningDraft number, int before, int clause)
    {
        var at = SentenceFrame.LastBefore(frame.Sources, number.Span.Start);
        if (at < 0 || number.Source is not null)
        {
            return;
        }

        // "Bưu điện tỉnh hiện có: 46 …, 185 …": what stands before a colon holds for the list behind it.
        var hit = frame.Sources[at];
        if (Chars.StandsBefore(frame.Text, hit.Start, frame.Range.Start, "ngoài", out _))
        {
            return;
        }

        var isNear = hit.Start >= before || (hit.Start >= clause && frame.Text.AsSpan(hit.End, number.Span.Start - hit.End).Contains(':'));
        number.Source = isNear && hit.Terms.Where(t => t.IsSource).Select(t => t.Code).Distinct().ToList() is [var only] ? only : null;
    }
}

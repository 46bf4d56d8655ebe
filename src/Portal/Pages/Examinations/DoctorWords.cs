using Telemetry.Doctor.Diagnoses;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>Words and classes of the doctor's page. Pure.</summary>
internal static class DoctorWords
{
    /// <summary>Why a report was not examined, a sentence for above the form.</summary>
    public static string Problem(QueryFault fault, Language language)
    {
        if (fault.Kind is QueryFaultKind.TextTooLong or QueryFaultKind.TooManyAtOnce)
        {
            return FaultText.Of(fault.Kind, language).Message;
        }

        var label = FaultText.Label(fault, language) ?? fault.Detail;
        return $"{label.TrimEnd('.')}: {FaultText.Expected(fault, language)}";
    }

    /// <summary>How a number of that verdict is underlined.</summary>
    public static string Class(Verdict verdict) => verdict switch
    {
        Verdict.Fails => "fails",
        Verdict.HoldsOnlyIf => "only-if",
        _ => "holds",
    };

    /// <summary>A sentence in the page's language.</summary>
    public static string Of(Words words, Sentence sentence) => words.Of(sentence.Vietnamese, sentence.English);
}

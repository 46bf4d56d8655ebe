namespace Telemetry.Doctor.Meaning;

/// <summary>Finds what a per cent is of that stands before its value: "tăng 14,8% so với cùng kỳ, đạt 1.759.720 thuê bao". Used on one thread.</summary>
internal sealed class FollowUp(ReportContext report, SentenceFrame frame, IReadOnlyList<MeaningDraft> numbers)
{
    private const int NumbersLookedAt = 2;

    /// <summary>Links them.</summary>
    public void LookForward()
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            if (number.Of is not null || number.Role is not (NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Completion))
            {
                continue;
            }

            for (var j = i + 1; j < numbers.Count && j <= i + NumbersLookedAt; j++)
            {
                if (IsOf(number, numbers[j]))
                {
                    number.Of = numbers[j].Number.Id;
                    number.Item ??= numbers[j].Item;
                    break;
                }
            }
        }
    }

    // The same clause and bracket, and the same subject: no other phrase stands between.
    private bool IsOf(MeaningDraft number, MeaningDraft value) =>
        value.Role == NumberRole.Actual && !value.IsPercent
        && frame.ClauseStart(number.Span.Start) == frame.ClauseStart(value.Span.Start)
        && frame.DepthAt(number.Span.Start) == frame.DepthAt(value.Span.Start)
        && (number.Item is null || value.Item == number.Item || report.Kinds.StockOf(number.Item) == value.Item)
        && (SentenceFrame.LastBefore(frame.Hits, value.Span.Start) is var last && (last < 0 || frame.Hits[last].Start < number.PhraseEnd));
}

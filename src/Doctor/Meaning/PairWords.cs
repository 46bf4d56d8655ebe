using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Two numbers with a stroke between: 684.959/1.721.878 thuê bao. Pure.</summary>
internal static class PairWords
{
    /// <summary>Whether the second stands behind the first's stroke, and both are of one unit.</summary>
    public static bool IsPair(string text, MeaningDraft first, MeaningDraft second) =>
        second.Span.Start - first.Span.End is >= 1 and <= 3
        && first.Number.Unit == second.Number.Unit
        && text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Trim(" \u00a0") is "/";
}

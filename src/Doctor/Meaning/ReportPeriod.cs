using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Finds the period that a report is about. Pure.</summary>
internal static class ReportPeriod
{
    private const int TitlePassages = 5;
    private static readonly string[] Titles = ["báo cáo", "kết quả", "tình hình"];

    /// <summary>The period in its title, else the one most often spoken of, the latest of equals; null where none is named.</summary>
    public static Period? Find(PlainText plain, ReportDocument document)
    {
        foreach (var passage in document.Passages.Take(TitlePassages).Select(p => plain.FromOriginal(p.Span)))
        {
            var isTitle = plain.Text[passage.End - 1] is not ('.' or ';') && Phrases.Any(plain.Text, passage.Start, passage.End, Titles);
            if (isTitle && Said(plain.Text, passage).FirstOrDefault() is { Period: { } named })
            {
                return named;
            }
        }

        // 6 tháng năm 2013 and 6/2013 end on the same day: they speak of one time, and the longer one names it.
        return Said(plain.Text, new TextSpan(0, plain.Text.Length))
            .Select(m => m.Period!.Value)
            .GroupBy(p => p.Last)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .Select(g => (Period?)g.Max())
            .FirstOrDefault();
    }

    private static IEnumerable<PeriodMention> Said(string text, TextSpan range) =>
        PeriodFinder.Find(text, range.Start, range.End).Where(m => m is { Use: MentionUse.Said, Period: not null });
}

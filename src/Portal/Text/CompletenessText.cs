using System.Globalization;
using Telemetry.Aggregator.Completeness;

namespace Telemetry.Portal.Text;

/// <summary>What pages say of owed figures, in both languages. Pure.</summary>
public static class CompletenessText
{
    /// <summary>How somebody stands, in a word or two: đủ; đủ nhưng chậm; còn thiếu 2; chưa đến hạn.</summary>
    public static string Standing(Words words, CompletenessStatus status, CompletenessCount count) => status switch
    {
        CompletenessStatus.Complete => words.Of("đủ", "complete"),
        CompletenessStatus.Late => words.Of("đủ nhưng chậm", "complete, late"),
        CompletenessStatus.Missing => words.Of($"còn thiếu {VietnameseFormat.Whole(count.Missing)}", $"{VietnameseFormat.Whole(count.Missing)} missing"),
        _ => words.Of("chưa đến hạn", "not due yet"),
    };

    /// <summary>A sign for the same, so that colour is never alone.</summary>
    public static string Sign(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => "●",
        CompletenessStatus.Late => "◐",
        CompletenessStatus.Missing => "✕",
        _ => "○",
    };

    /// <summary>Class of the same in the style sheet.</summary>
    public static string Class(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => "complete",
        CompletenessStatus.Late => "partial",
        CompletenessStatus.Missing => "missing",
        _ => "open",
    };

    /// <summary>How far the due day is away: quá hạn 3 ngày; 3 days overdue.</summary>
    public static string Overdue(Words words, int days) => words.Of(VietnameseCompleteness.Overdue(days), days switch
    {
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{days} days overdue"),
        0 => "due today",
        _ => string.Create(CultureInfo.InvariantCulture, $"due in {-days} days"),
    });

    /// <summary>The first names of a list, with the whole number where not all are named.</summary>
    public static string Names(Words words, IEnumerable<string> names, int count, int most)
    {
        var named = names.Take(most).ToList();
        var joined = string.Join("; ", named);
        return count > named.Count ? $"{joined} … ({words.Of("tất cả", "all in all")} {VietnameseFormat.Whole(count)})" : joined;
    }
}

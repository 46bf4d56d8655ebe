using System.Globalization;
using Telemetry.Aggregator.Completeness;

namespace Telemetry.Portal.Text;

/// <summary>What is said of owed figures. Thread-safe.</summary>
public sealed class CompletenessText(Words words)
{
    /// <summary>How a source stands with what it owes.</summary>
    public string Status(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => words.Of("đủ", "complete"),
        CompletenessStatus.Late => words.Of("đủ, có số liệu nộp chậm", "complete, some of it late"),
        CompletenessStatus.Missing => words.Of("còn thiếu", "missing"),
        _ => words.Of("chưa đến hạn", "not due yet"),
    };

    /// <summary>The same in the room of a matrix's cell: đủ; đủ nhưng chậm; còn thiếu 2; chưa đến hạn.</summary>
    public string Standing(CompletenessStatus status, CompletenessCount count) => status switch
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

    /// <summary>How far the due day is away; negative before it.</summary>
    public string Overdue(int days) => days switch
    {
        > 0 => words.Of(string.Create(CultureInfo.InvariantCulture, $"quá hạn {days} ngày"), string.Create(CultureInfo.InvariantCulture, $"{days} days overdue")),
        0 => words.Of("đến hạn hôm nay", "due today"),
        _ => words.Of(string.Create(CultureInfo.InvariantCulture, $"còn {-days} ngày"), string.Create(CultureInfo.InvariantCulture, $"due in {-days} days")),
    };

    /// <summary>Names joined, at most so many, with the whole number where not all are named.</summary>
    public string Names(IEnumerable<string> names, int count, int most = int.MaxValue)
    {
        var named = names.Take(most).ToList();
        var joined = string.Join("; ", named);
        return count > named.Count ? $"{joined} … ({words.Of("tất cả", "of")} {VietnameseFormat.Whole(count)})" : joined;
    }
}

using System.Globalization;
using Telemetry.Aggregator.Completeness;

namespace Telemetry.Portal.Text;

/// <summary>What is said of owed figures, in Vietnamese.</summary>
public static class VietnameseCompleteness
{
    /// <summary>How a source stands with what it owes.</summary>
    public static string Status(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => "đủ",
        CompletenessStatus.Late => "đủ, có số liệu nộp chậm",
        CompletenessStatus.Missing => "còn thiếu",
        _ => "chưa đến hạn",
    };

    /// <summary>How far the due day is away; negative before it.</summary>
    public static string Overdue(int days) => days switch
    {
        > 0 => string.Create(CultureInfo.InvariantCulture, $"quá hạn {days} ngày"),
        0 => "đến hạn hôm nay",
        _ => string.Create(CultureInfo.InvariantCulture, $"còn {-days} ngày"),
    };

    /// <summary>Names joined, with the whole number where not all are named.</summary>
    public static string Names(IEnumerable<string> names, int count)
    {
        var named = names.ToList();
        var joined = string.Join("; ", named);
        return count > named.Count ? $"{joined} … (tất cả {VietnameseFormat.Whole(count)})" : joined;
    }
}

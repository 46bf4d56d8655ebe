using System.Globalization;
using Telemetry.Aggregator.Findings;

namespace Telemetry.Portal.Pages.Findings;

/// <summary>Where the figures of a finding are explained. Pure.</summary>
internal static class FindingAddress
{
    /// <summary>The passport of a value; of a finding that a correction resolved as it was before that.</summary>
    public static string Passport(FindingRecord record, FindingCell cell)
    {
        var asOf = record.ResolvedBy > 0 ? string.Create(CultureInfo.InvariantCulture, $"&asOf={record.ResolvedBy - 1}") : "";
        return $"/passport?indicator={Uri.EscapeDataString(cell.Metric)}&area={Uri.EscapeDataString(cell.Area.ToString())}&period={cell.Period}&operator={Uri.EscapeDataString(cell.Source)}{asOf}";
    }
}

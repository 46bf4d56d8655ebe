using System.Globalization;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Completeness;

/// <summary>The service's completeness as the tool's.</summary>
internal static class CompletenessMapper
{
    /// <summary>An answer.</summary>
    /// <param name="answer">The service's.</param>
    /// <param name="detail">Whether its rows are told by something.</param>
    /// <param name="missingOnly">Leaves out the rows and parts of which nothing is missing; the counts over all stay.</param>
    public static CompletenessAnswer Map(GetCompletenessResponse answer, bool detail, bool missingOnly) => new(
        answer.Period,
        answer.AsOf,
        DateTimeOffset.FromUnixTimeMilliseconds(answer.AtUnixMs),
        Map(answer.Counts),
        [.. answer.Rows.Where(r => !missingOnly || r.Counts.Missing > 0).Select(r => Map(r, detail, missingOnly))]);

    private static CompletenessAnswer.Row Map(CompletenessRow row, bool detail, bool missingOnly) => new(
        row.Operator, row.OperatorName, row.Area, row.AreaKey, row.AreaName, DateOnly.Parse(row.Due, CultureInfo.InvariantCulture), row.IsDue, Map(row.Status), Map(row.Counts))
    {
        FirstReceipt = row.FirstReceipt == 0 ? null : row.FirstReceipt,
        LastReceipt = row.LastReceipt == 0 ? null : row.LastReceipt,
        Parts = !detail ? null : [.. row.Parts.Where(p => !missingOnly || p.Counts.Missing > 0).Select(p => new CompletenessAnswer.Part(p.Code, p.Name, Map(p.Status), Map(p.Counts)))],
    };

    private static CellCounts Map(CompletenessCounts? counts) => counts is null ? new CellCounts(0, 0, 0, 0) : new CellCounts(counts.Expected, counts.Received, counts.Late, counts.Missing);

    private static Standing Map(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => Standing.Complete,
        CompletenessStatus.Late => Standing.Late,
        CompletenessStatus.NotYetDue => Standing.NotYetDue,
        _ => Standing.Missing,
    };
}

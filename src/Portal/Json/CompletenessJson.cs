namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/completeness</c>. Counts are of cells: one metric of one unit.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="PeriodName">Its Vietnamese name.</param>
/// <param name="AsOf">Ledger position that everything was counted at.</param>
/// <param name="At">The time at which due days were judged, in Vietnam: RFC 3339.</param>
/// <param name="Expected">Cells owed, over all rows.</param>
/// <param name="Received">Those with an answer.</param>
/// <param name="Late">Received ones without an answer when their due day ended.</param>
/// <param name="Missing">Owed ones without an answer.</param>
/// <param name="Rows">A row for each source, due day and province, ordered by these.</param>
internal sealed record CompletenessJson(
    string Period, string PeriodName, long AsOf, string At, int Expected, int Received, int Late, int Missing, IReadOnlyList<CompletenessRowJson> Rows);

namespace Telemetry.Portal.Query;

/// <summary>A question for a report as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Report">Code of the report.</param>
/// <param name="Area">Code, or code@valid-from.</param>
/// <param name="Period">Written period.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>; not given: <c>vi</c>.</param>
/// <param name="AsOf">Ledger position, time or date; not given: now.</param>
internal sealed record ReportRequest(string? Report, string? Area, string? Period, string? Language, string? AsOf)
{
    /// <summary>Number of an edition, or <c>provisional</c>; null or empty: the newest edition where there is one, else what is known now.</summary>
    public string? Edition { get; init; }
}

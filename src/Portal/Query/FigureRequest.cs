namespace Telemetry.Portal.Query;

/// <summary>A question for figures as it was asked: every combination of the lists, in their order. Nothing is checked yet.</summary>
/// <param name="Indicators">Indicator or metric codes, perhaps with a prefix.</param>
/// <param name="Areas">Codes, or code@valid-from.</param>
/// <param name="Periods">Written periods.</param>
/// <param name="Operators">Source codes or <c>all</c>; empty: <c>all</c>.</param>
/// <param name="AsOf">Ledger position, time or date; null or empty: now.</param>
internal sealed record FigureRequest(
    IReadOnlyList<string> Indicators,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Periods,
    IReadOnlyList<string> Operators,
    string? AsOf)
{
    /// <summary>A day whose units are asked for; null or empty: those of each period's last day.</summary>
    public string? Boundaries { get; init; }

    /// <summary>Number of an edition, or <c>provisional</c>; null or empty: the newest edition where there is one, else what is known now.</summary>
    public string? Edition { get; init; }
}

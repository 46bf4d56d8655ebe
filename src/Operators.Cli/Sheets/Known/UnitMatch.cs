namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>What a label was found to name.</summary>
/// <param name="Units">One: it is that one. None: nothing known. Several: it may be each of them.</param>
/// <param name="IsInexact">Whether the label was written another way: without diacritics, or a code without its leading zeros.</param>
internal sealed record UnitMatch(IReadOnlyList<KnownUnit> Units, bool IsInexact)
{
    public KnownUnit? Unit => Units.Count == 1 ? Units[0] : null;
}

namespace Telemetry.Catalogue;

/// <summary>A unit as a report prints it: tỷ đồng is 10^9 of the catalogue's VND. Immutable.</summary>
public sealed class DisplayUnit
{
    /// <summary>Code that rows of reports name: <c>billion_vnd</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The catalogue's unit code that it displays: <c>VND</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>How many of <see cref="Unit"/> make one; above 0.</summary>
    public required decimal Factor { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string EnglishName { get; init; }
}

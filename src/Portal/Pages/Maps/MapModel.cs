using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Maps;

/// <summary>What a map shows: the units right below one, all of one level, on one day. Immutable.</summary>
public sealed record MapModel
{
    /// <summary>What it shows, of what, when; in the page's language.</summary>
    public required string Title { get; init; }

    /// <summary>The unit that all lie in.</summary>
    public required Area Parent { get; init; }

    /// <summary>The day whose boundaries are drawn.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The units.</summary>
    public required IReadOnlyList<MapUnit> Units { get; init; }

    /// <summary>Decimals that values are shown with, 0 to 6.</summary>
    public int Decimals { get; init; }
}

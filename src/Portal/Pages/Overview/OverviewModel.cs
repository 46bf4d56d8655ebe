using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>What an overview shows. Immutable.</summary>
public sealed record OverviewModel
{
    /// <summary>What it is of.</summary>
    public required OverviewChoice Choice { get; init; }

    /// <summary>What else there is to choose.</summary>
    public required IReadOnlyList<CoveredUnit> Units { get; init; }

    /// <summary>The reader's own source where it sees no other's; null for the total.</summary>
    public string? Source { get; init; }

    /// <summary>The key figures.</summary>
    public required IReadOnlyList<OverviewCard> Cards { get; init; }

    /// <summary>Units that the unit was made up of in a part of the time shown; empty: it was itself.</summary>
    public IReadOnlyList<Area> EarlierUnits { get; init; } = [];

    /// <summary>How the senders stand; null where the reader may not know.</summary>
    public IReadOnlyList<SenderState>? Senders { get; init; }

    /// <summary>Open findings; null where the reader may not know, or where they cannot be asked for.</summary>
    public OpenFindings? Findings { get; init; }
}

using Telemetry.Catalogue;
using Telemetry.Portal.Query.Indicators;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>The form of the indicators' page: what is filled in, and what this reader may choose. Immutable.</summary>
public sealed record IndicatorForm
{
    /// <summary>What was asked, as it was written.</summary>
    internal IndicatorRequest Request { get; init; } = new();

    /// <summary>The question as it was understood; null where it was not.</summary>
    public IndicatorQuestion? Question { get; init; }

    /// <summary>Indicators and metrics in groups: a heading, and codes with names.</summary>
    public required IReadOnlyList<(string Heading, IReadOnlyList<(string Code, string Name)> Items)> Items { get; init; }

    /// <summary>What can be done with them: words of <see cref="IndicatorMeasure"/>.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>The country and provinces, or the reader's own units.</summary>
    public required IReadOnlyList<Area> Tops { get; init; }

    /// <summary>Units right below the chosen one.</summary>
    public IReadOnlyList<Area> Below { get; init; } = [];

    /// <summary>Units that the chosen one can be compared with.</summary>
    public IReadOnlyList<Area> Comparable { get; init; } = [];

    /// <summary>The latest periods with figures.</summary>
    public IReadOnlyList<Period> Periods { get; init; } = [];

    /// <summary>Sources that may be chosen beside the total.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];
}

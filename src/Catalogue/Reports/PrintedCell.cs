namespace Telemetry.Catalogue;

/// <summary>What an official report printed in one cell, to be set beside what is computed for it. Immutable.</summary>
public sealed class PrintedCell
{
    /// <summary>The unit that it was printed for.</summary>
    public required Area Area { get; init; }

    /// <summary>The period that it was printed for.</summary>
    public required Period Period { get; init; }

    /// <summary>The layout that the print corresponds to.</summary>
    public required Report Report { get; init; }

    /// <summary>Code of the layout's row; empty where the layout has no such row.</summary>
    public required string Row { get; init; }

    /// <summary>The printed row's own words where the layout has no such row; else empty.</summary>
    public required string Outside { get; init; }

    /// <summary>Code of the layout's column.</summary>
    public required string Column { get; init; }

    /// <summary>As printed: <c>82%</c>, <c>160,21</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Why the computed figure differs, Vietnamese; empty where it need not be said.</summary>
    public required string Why { get; init; }

    /// <summary>The same in English.</summary>
    public required string EnglishWhy { get; init; }

    /// <summary>Where it was printed.</summary>
    public required string Origin { get; init; }
}

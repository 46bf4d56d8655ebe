namespace Telemetry.Portal.Json;

/// <summary>What one source gave to an operand.</summary>
internal sealed record ContributionJson
{
    /// <summary>Source code; several departments that share a unit are joined by <c>+</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary><c>operator</c> | <c>department</c> | <c>statistics</c> | <c>ministry</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>In the metric's unit; null where the source gave a reason instead.</summary>
    public required decimal? Value { get; init; }

    /// <summary>How it came about, of <see cref="PublicNames"/>' closed list.</summary>
    public required string How { get; init; }

    /// <summary>The period that the value was reported for.</summary>
    public required string PeriodUsed { get; init; }

    /// <summary>How many of its lowest contributing cells were reported.</summary>
    public required CoverageJson Coverage { get; init; }

    /// <summary>Ledger sequences of the receipts behind it, ascending, the first 20.</summary>
    public required IReadOnlyList<long> Receipts { get; init; }

    /// <summary>Number of receipts, listed or not.</summary>
    public required int ReceiptCount { get; init; }
}

namespace Telemetry.Aggregator.Indicators;

/// <summary>Where a figure comes from: formula, operands, what is missing, what to know. Immutable.</summary>
public sealed record Passport
{
    /// <summary>In words of codes: <c>100 × subscribers.telephone / population.average</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>Version of the indicator's definition; null for a metric's own value.</summary>
    public int? FormulaVersion { get; init; }

    /// <summary>Where the definition comes from; empty for a metric's own value.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What was divided, or the metric's value itself. For a completion: the actual figure's. Null for growth.</summary>
    public Operand? Numerator { get; init; }

    /// <summary>What it was divided by (the closing level where the rule is the mean); null where nothing was.</summary>
    public Operand? Denominator { get; init; }

    /// <summary>The opening level, where the denominator is the mean of opening and closing.</summary>
    public Operand? OpeningDenominator { get; init; }

    /// <summary>Numerator and denominators, as far as there are any.</summary>
    public IEnumerable<Operand> Operands => new[] { Numerator, Denominator, OpeningDenominator }.OfType<Operand>();

    /// <summary>The plan, for a completion.</summary>
    public PlanOperand? Plan { get; init; }

    /// <summary>Figures that this one is computed from: the actual one (completion); now and then (growth). Empty for others.</summary>
    public IReadOnlyList<Figure> BasedOn { get; init; } = [];

    /// <summary>Code of the metric that names the set of postal points counted; null where none are.</summary>
    public string? PointSet { get; init; }

    /// <summary>How <see cref="Figure.Value"/> was rounded.</summary>
    public required RoundingRule Rounding { get; init; }

    /// <summary>Ledger position up to which facts counted.</summary>
    public required long LedgerPosition { get; init; }

    /// <summary>Version of the catalogue used, 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<FigureNote> Notes { get; init; } = [];
}

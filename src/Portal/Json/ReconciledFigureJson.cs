namespace Telemetry.Portal.Json;

/// <summary>A second source's value beside the computed figure.</summary>
internal sealed record ReconciledFigureJson
{
    /// <summary>Metric or indicator: code and Vietnamese name.</summary>
    public required NamedJson Indicator { get; init; }

    /// <summary>The second source: code and Vietnamese name.</summary>
    public required NamedJson Source { get; init; }

    /// <summary><c>ministry</c> | <c>statistics</c> | <c>department</c>.</summary>
    public required string SourceKind { get; init; }

    /// <summary><c>published</c> | <c>reported</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says, in the item's unit.</summary>
    public required NumberJson Theirs { get; init; }

    /// <summary>What its last digit counts: the precision that it is held to.</summary>
    public required decimal Step { get; init; }

    /// <summary>Ledger sequence of its receipt.</summary>
    public required long Receipt { get; init; }

    /// <summary>The computed figure, as <c>/api/v1/figures</c> gives it.</summary>
    public required FigureJson Ours { get; init; }

    /// <summary>Theirs minus ours as shown; null where there is no figure.</summary>
    public required decimal? Difference { get; init; }

    /// <summary>The difference in per cent of ours, six decimals; null where there is none.</summary>
    public required decimal? DifferencePercent { get; init; }

    /// <summary><c>same</c> | <c>explained</c> | <c>unexplained</c> | <c>notComputed</c>.</summary>
    public required string Agreement { get; init; }

    /// <summary>Every cause that arithmetic supports.</summary>
    public required IReadOnlyList<DifferenceCauseJson> Causes { get; init; }

    /// <summary>What an operand would have to be for their value.</summary>
    public required IReadOnlyList<ImpliedOperandJson> Implied { get; init; }

    /// <summary>Whether earlier states of the figure were looked at.</summary>
    public required bool IsHistoryRead { get; init; }

    /// <summary>The whole in a sentence.</summary>
    public required WordsJson Text { get; init; }
}

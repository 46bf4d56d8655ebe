namespace Telemetry.Operators.Cli.Figures;

/// <summary>How far a figure rests on what was expected.</summary>
internal enum FigureRowStatus
{
    /// <summary>Everything that should count was reported.</summary>
    Complete,

    /// <summary>Something is missing.</summary>
    Partial,

    /// <summary>No value.</summary>
    Missing,
}

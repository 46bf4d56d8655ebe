namespace Telemetry.Aggregator.Publication;

/// <summary>Why an edition replaces another: the closed list. Stored by name.</summary>
public enum RestatementReason
{
    /// <summary>A report came after the publication.</summary>
    LateReport,

    /// <summary>An operator corrected what it had reported.</summary>
    OperatorCorrection,

    /// <summary>The figures were made wrongly here.</summary>
    ProcessingError,

    /// <summary>The population, or what else was divided by, is known better.</summary>
    DenominatorRevised,

    /// <summary>The indicator is defined otherwise.</summary>
    DefinitionChanged,

    /// <summary>Units were divided, merged or moved.</summary>
    BoundariesChanged,

    /// <summary>Something else, which the text says.</summary>
    Other,
}

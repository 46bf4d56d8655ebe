namespace Telemetry.Portal.Query;

/// <summary>What a question is made of. The edges give these their own names (JSON: <c>area</c>; gRPC: <c>areas</c>).</summary>
internal enum QueryParameter
{
    /// <summary>The question as a whole.</summary>
    None,

    /// <summary>Indicator or metric of a figure.</summary>
    Indicator,

    /// <summary>Indicator or metric of a series.</summary>
    Metric,

    /// <summary>Administrative unit.</summary>
    Area,

    /// <summary>Period of a figure.</summary>
    Period,

    /// <summary>First period of a series.</summary>
    From,

    /// <summary>Last period of a series.</summary>
    To,

    /// <summary>Source, or all.</summary>
    Operator,

    /// <summary>Ledger position or time.</summary>
    AsOf,

    /// <summary>What else a completeness is told by.</summary>
    Detail,

    /// <summary>Day of a reminder list.</summary>
    Date,

    /// <summary>Form of the answer.</summary>
    Format,

    /// <summary>State of a finding.</summary>
    State,

    /// <summary>Check rule of a finding.</summary>
    Rule,

    /// <summary>Severity of a finding.</summary>
    Severity,

    /// <summary>How many to leave out.</summary>
    Offset,

    /// <summary>How many to give.</summary>
    Limit,

    /// <summary>Identifier of a finding.</summary>
    Finding,

    /// <summary>Why a finding is as it is.</summary>
    Reason,

    /// <summary>Code of a report.</summary>
    Report,

    /// <summary>Language of a report.</summary>
    Language,

    /// <summary>The day whose units are asked for.</summary>
    Boundaries,

    /// <summary>Ledger sequence of a receipt.</summary>
    Sequence,

    /// <summary>What is done with an indicator or metric.</summary>
    Measure,

    /// <summary>Part of a page.</summary>
    View,

    /// <summary>Units beside one.</summary>
    Compare,

    /// <summary>Column of a table.</summary>
    Sort,

    /// <summary>A part of names.</summary>
    Filter,

    /// <summary>A unit by its name.</summary>
    Find,

    /// <summary>How many months a matrix of completeness reaches back.</summary>
    Months,

    /// <summary>A checkpoint of the ledger, by the number of its entries.</summary>
    Checkpoint,

    /// <summary>Where a page begins.</summary>
    Before,

    /// <summary>The period of a matrix of which what is missing is told.</summary>
    Cell,

    /// <summary>A second source.</summary>
    Source,

    /// <summary>Number of an edition.</summary>
    Edition,

    /// <summary>Why an edition replaces another, of a closed list.</summary>
    ReasonCode,

    /// <summary>The edition that somebody saw as the last when deciding.</summary>
    Base,

    /// <summary>A proposed restatement.</summary>
    Proposal,

    /// <summary>A report to examine.</summary>
    Text,
}

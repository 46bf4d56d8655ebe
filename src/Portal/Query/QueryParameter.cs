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

    /// <summary>The day whose units are asked for.</summary>
    Boundaries,
}

using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results, from which the country's are summed; arrays are indexed by the country's tree.</summary>
internal interface ILeafColumns
{
    /// <summary>Sources that any province has, in ordinal order.</summary>
    IReadOnlyCollection<string> Sources { get; }

    /// <summary>One source's values; null where no province has any.</summary>
    Cell[]? Column(string source, Metric metric, Period period);

    /// <summary>The totals; null where no province has any.</summary>
    Cell[]? Total(Metric metric, Period period);
}

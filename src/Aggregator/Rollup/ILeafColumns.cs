using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results, from which the country's are summed; arrays are indexed by the country's tree.</summary>
internal interface ILeafColumns
{
    /// <summary>Sources that any province has, in ordinal order.</summary>
    IReadOnlyCollection<string> Sources { get; }

    /// <summary>Sources and codes of metrics that any province has, of which others may be sums.</summary>
    IEnumerable<(string Source, string Metric)> Keys { get; }

    /// <summary>Ledger sequence of the newest revision behind them.</summary>
    long NewestSequence { get; }

    /// <summary>One source's values; null where no province has any.</summary>
    Cell[]? Column(string source, Metric metric, Period period);

    /// <summary>The totals; null where no province has any.</summary>
    Cell[]? Total(Metric metric, Period period);
}

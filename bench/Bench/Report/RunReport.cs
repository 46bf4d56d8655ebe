using Telemetry.Bench.Measure;

namespace Telemetry.Bench.Report;

/// <summary>One run of one shape.</summary>
internal sealed record RunReport
{
    public required string Shape { get; init; }

    public required int Run { get; init; }

    public required LoadResult Load { get; init; }

    public required IReadOnlyList<QueryResult> Queries { get; init; }

    /// <summary>Most memory of the server after the load (and, in a run with queries, after those), bytes.</summary>
    public required long PeakResidentBytes { get; init; }

    /// <summary>Ledger files after a clean stop, by values acknowledged.</summary>
    public required double LedgerBytesPerValue { get; init; }

    /// <summary>Series store files after a clean stop, by values acknowledged.</summary>
    public required double StoreBytesPerValue { get; init; }

    /// <summary>From SIGTERM to the process's end.</summary>
    public required double StopMilliseconds { get; init; }

    /// <summary>Of one month for all areas and sources, several times in one new process; empty where it was not measured.</summary>
    public required IReadOnlyList<double> RollupMilliseconds { get; init; }
}

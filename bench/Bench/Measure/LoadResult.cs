namespace Telemetry.Bench.Measure;

/// <summary>What one run under load came to.</summary>
internal sealed record LoadResult
{
    /// <summary>Cells acknowledged in the steady state, by its length. A cell without value counts as one.</summary>
    public required double ValuesPerSecond { get; init; }

    /// <summary>Submissions acknowledged in the steady state, by its length.</summary>
    public required double SubmissionsPerSecond { get; init; }

    /// <summary>Half of the answers came within this time.</summary>
    public required double AnswerP50Milliseconds { get; init; }

    /// <summary>99 of 100 answers came within this time.</summary>
    public required double AnswerP99Milliseconds { get; init; }

    /// <summary>From the last acknowledgement until the store had caught up.</summary>
    public required double QueryableMilliseconds { get; init; }

    /// <summary>Processors that the server kept busy in the steady state.</summary>
    public required double ServerProcessors { get; init; }

    /// <summary>Processors that the client kept busy in the steady state.</summary>
    public required double ClientProcessors { get; init; }

    /// <summary>Processors that everything else on the machine kept busy in the steady state: what disturbed the measurement.</summary>
    public required double OtherProcessors { get; init; }

    /// <summary>Cells acknowledged in all, warm-up included.</summary>
    public required long Values { get; init; }

    /// <summary>Months begun in all.</summary>
    public required int Months { get; init; }

    /// <summary>Highest ledger position among the receipts.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Server processor time for each value, nanoseconds.</summary>
    public double ServerNanosecondsPerValue => ServerProcessors * 1e9 / ValuesPerSecond;

    /// <summary>Client processor time for each value, nanoseconds.</summary>
    public double ClientNanosecondsPerValue => ClientProcessors * 1e9 / ValuesPerSecond;
}

namespace Telemetry.Collector.Intake;

/// <summary>Where intake hands over what it has validated: this process's ledger, or the collector that has one. Thread-safe.</summary>
internal interface ISubmissionLedger
{
    /// <summary>For submissions that come one by one.</summary>
    IAppendPath Singly { get; }

    /// <summary>For the submissions of one stream, whose order is kept; disposed when the stream is over.</summary>
    IAppendPath OpenLine();

    /// <summary>What is kept of an earlier submission; null where the source has none of that identifier.</summary>
    /// <exception cref="LedgerOutOfReachException">The collector cannot be asked.</exception>
    ValueTask<StoredSubmission?> FindAsync(string source, string submissionId, CancellationToken cancellationToken);
}

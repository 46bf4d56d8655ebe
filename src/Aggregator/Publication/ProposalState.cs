namespace Telemetry.Aggregator.Publication;

/// <summary>What became of a proposed restatement.</summary>
public enum ProposalState
{
    /// <summary>It waits for a second person.</summary>
    Open,

    /// <summary>It was published.</summary>
    Approved,

    /// <summary>A second person said no.</summary>
    Rejected,
}

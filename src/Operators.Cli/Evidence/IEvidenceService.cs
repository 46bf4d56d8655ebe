using Telemetry.Evidence;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>Where what is missing is asked for.</summary>
internal interface IEvidenceService
{
    /// <summary>The newest checkpoint.</summary>
    Task<Checkpoint> NewestAsync();

    /// <summary>The proof of an entry under a checkpoint; 0: the newest.</summary>
    Task<EntryProof> ProveAsync(long sequence, long checkpoint);

    /// <summary>The proof that a checkpoint goes on from an earlier one.</summary>
    Task<ConsistencyProof> JoinAsync(long earlier, long later);
}

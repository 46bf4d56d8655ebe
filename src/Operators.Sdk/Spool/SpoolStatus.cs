namespace Telemetry.Operators;

/// <summary>
/// A spool at one moment. Counted over the whole life of the folder, restarts included:
/// <see cref="Enqueued"/> = <see cref="Acknowledged"/> + <see cref="Refused"/> + <see cref="Pending"/>. The numbers are those of the
/// files in its folders, so receipts that a person moves away are no longer counted after a restart.
/// </summary>
public sealed record SpoolStatus
{
    /// <summary>Submissions enqueued.</summary>
    public required long Enqueued { get; init; }

    /// <summary>Submissions with a receipt.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Submissions refused for good.</summary>
    public required long Refused { get; init; }

    /// <summary>Submissions that wait for an answer.</summary>
    public required long Pending { get; init; }

    /// <summary>Size of the files of those.</summary>
    public required long PendingBytes { get; init; }

    /// <summary>How long the oldest of those has waited, by the own clock, at least 0; null when none waits.</summary>
    public required TimeSpan? OldestAge { get; init; }

    /// <summary>Files found in the spool that are no submissions, or damaged ones; they lie in its folder <c>set-aside</c>, each with a note.</summary>
    public required long SetAside { get; init; }

    /// <summary>What keeps the spool from sending until a person has acted, such as a key that is not accepted; null: nothing.</summary>
    public required SpoolTrouble? Held { get; init; }

    /// <summary>The last failure since the last answer that settled a submission; null: none.</summary>
    public required SpoolTrouble? LastFailure { get; init; }
}

namespace Telemetry.Portal.Query.Publication;

/// <summary>Why the collector does not do what somebody decided about an edition: the closed list.</summary>
public enum EditionFault
{
    /// <summary>It did it.</summary>
    None,

    /// <summary>The ledger cannot write, or cannot be reached; nothing was decided.</summary>
    Unavailable,

    /// <summary>It was asked, and no answer came: whether it did it is not known.</summary>
    NotKnown,

    /// <summary>The credential is not a publisher's or administrator's of that unit, or has ended.</summary>
    NotAllowed,

    /// <summary>The files are not what a portal makes.</summary>
    Malformed,

    /// <summary>Somebody else published meanwhile.</summary>
    Meanwhile,

    /// <summary>A proposal for unit and period waits; it is decided first.</summary>
    AlreadyProposed,

    /// <summary>The new edition would say what the last one says.</summary>
    NothingChanged,

    /// <summary>There is no such proposal, or it was decided.</summary>
    NoProposal,

    /// <summary>Whoever proposed wants to approve it.</summary>
    OwnProposal,
}

namespace Telemetry.Portal.Pages.Publication;

/// <summary>Why a decision was not taken, as far as whoever took it can do something about it.</summary>
public enum PublicationError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The reason is none of the list, or there is no text, or another than a reason has.</summary>
    Reason,

    /// <summary>Somebody else published meanwhile.</summary>
    Meanwhile,

    /// <summary>Nothing has changed since the last edition.</summary>
    NothingChanged,

    /// <summary>There is no figure to publish.</summary>
    NothingThere,

    /// <summary>The proposal is whoever's who wants to approve it.</summary>
    OwnProposal,

    /// <summary>A proposal waits, or the one decided about does not any more.</summary>
    Proposal,

    /// <summary>The ledger cannot write at present.</summary>
    Unavailable,

    /// <summary>The collector was asked and did not answer: whether it is decided is not known.</summary>
    NotKnown,
}

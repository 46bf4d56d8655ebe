namespace Telemetry.Storage.Ledger;

/// <summary>What can be wrong with an entry.</summary>
public enum LedgerFaultKind
{
    /// <summary>There is no entry at this position although there are later ones.</summary>
    Missing,

    /// <summary>SQLite cannot read it, or its columns hold something else than they should.</summary>
    Unreadable,

    /// <summary>The payload's SHA-256 is not the stored one.</summary>
    PayloadHash,

    /// <summary>The outcome's SHA-256 is not the stored one.</summary>
    OutcomeHash,

    /// <summary>The hash over the entry before and this one's header is not the stored one.</summary>
    EntryHash,

    /// <summary>It is earlier than the entry before.</summary>
    Time,

    /// <summary>The index of identifiers leads elsewhere, or has more identifiers than there are entries.</summary>
    Identifier,
    /// <summary>The file is sound in itself and belongs to another ledger, or to another state of this one.</summary>
    Foreign,

    /// <summary>The year's file is not there although one of an earlier year is: years are archived from the oldest on.</summary>
    SegmentMissing,
}

namespace Telemetry.Storage.Ledger;

/// <summary>What a ledger entry records. Stored and hashed: never renumber.</summary>
public enum EntryKind : byte
{
    /// <summary>A sender's submission with its outcome.</summary>
    Submission = 1,

    /// <summary>A catalogue version that came into use.</summary>
    Catalogue = 2,

    /// <summary>Something a person decided: a key revoked, a finding explained, a month published.</summary>
    Decision = 3,

    /// <summary>The figures of an edition, as anybody can download them. Published by a decision that names it; one that no decision names was never published.</summary>
    Edition = 4,
}

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

    /// <summary>The figures of a published edition, canonically serialised.</summary>
    Edition = 4,
}

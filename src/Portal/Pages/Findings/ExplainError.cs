namespace Telemetry.Portal.Pages.Findings;

/// <summary>Why an explanation was not kept, as far as whoever wrote it can do something about it.</summary>
public enum ExplainError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>It has no, too much or other text than a reason has.</summary>
    Reason,

    /// <summary>The finding is resolved by now.</summary>
    Resolved,

    /// <summary>The ledger cannot write at present.</summary>
    Unavailable,
}

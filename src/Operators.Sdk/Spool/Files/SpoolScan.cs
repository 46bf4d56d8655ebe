namespace Telemetry.Operators.Spool;

/// <summary>What a spool's folders held when it was opened.</summary>
internal sealed class SpoolScan
{
    /// <summary>What waits, in order.</summary>
    public List<PendingEntry> Pending { get; } = [];

    public long LastSequence { get; set; }

    public long Acknowledged { get; set; }

    public long Refused { get; set; }

    /// <summary>What had been set aside earlier.</summary>
    public long SetAsideBefore { get; set; }

    /// <summary>What was set aside now: from where, to where (null: it could not be moved and is left alone), and why.</summary>
    public List<(string From, string? To, string Why)> SetAside { get; } = [];
}

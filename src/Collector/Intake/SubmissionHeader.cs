using Telemetry.Catalogue;

namespace Telemetry.Collector.Intake;

/// <summary>The request's fields around the figures, as sent.</summary>
public sealed record SubmissionHeader
{
    /// <summary>The sender's identifier.</summary>
    public string SubmissionId { get; set; } = "";

    /// <summary>The period's text.</summary>
    public string Period { get; set; } = "";

    /// <summary>The kind's number on the wire.</summary>
    public ulong Kind { get; set; }

    /// <summary>Whether only verdicts are wanted.</summary>
    public bool DryRun { get; set; }

    /// <summary>Why values are corrected or withdrawn.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Source named by the sender; empty: the credential's.</summary>
    public string Source { get; set; } = "";
}

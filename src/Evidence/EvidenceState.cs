namespace Telemetry.Evidence;

/// <summary>What became of something that evidence says.</summary>
public enum EvidenceState
{
    /// <summary>It is proven.</summary>
    Proven,

    /// <summary>Nothing speaks against it, and nothing proves it: the reader has to look at something else.</summary>
    Unchecked,

    /// <summary>It fails.</summary>
    Failed,
}

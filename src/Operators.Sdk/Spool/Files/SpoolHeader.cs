namespace Telemetry.Operators.Spool;

/// <summary>What a spool file says about the submission that it holds.</summary>
internal sealed record SpoolHeader
{
    public required string SubmissionId { get; init; }

    public required string Period { get; init; }

    public required SubmissionKind Kind { get; init; }

    public required int Cells { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>Where the trace of its enqueuing goes on, as W3C's <c>traceparent</c>; null where nobody traced it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Length of the submission's bytes.</summary>
    public required int Bytes { get; init; }

    /// <summary>SHA-256 of the submission's bytes, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }
}

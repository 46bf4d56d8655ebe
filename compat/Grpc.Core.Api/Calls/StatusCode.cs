namespace Grpc.Core;

/// <summary>The codes of gRPC (https://grpc.io/docs/guides/status-codes/).</summary>
public enum StatusCode
{
    /// <summary>Success.</summary>
    OK = 0,

    /// <summary>Usually by the caller.</summary>
    Cancelled = 1,

    /// <summary>An error without a better code.</summary>
    Unknown = 2,

    /// <summary>Wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out; the work may have been done.</summary>
    DeadlineExceeded = 4,

    /// <summary>The thing asked for is not there.</summary>
    NotFound = 5,

    /// <summary>The thing to be made is there.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or a limit.</summary>
    ResourceExhausted = 8,

    /// <summary>Wrong in the present state of the system.</summary>
    FailedPrecondition = 9,

    /// <summary>A conflict; repeat at a higher level.</summary>
    Aborted = 10,

    /// <summary>Past the valid range.</summary>
    OutOfRange = 11,

    /// <summary>No such method here.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>Temporary; repeat with back-off.</summary>
    Unavailable = 14,

    /// <summary>Data lost or corrupted for good.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}

namespace Telemetry.Operators;

/// <summary>Why a call gave no answer that can be used. Nothing was stored unless said otherwise.</summary>
public enum SubmitFailure
{
    /// <summary>The submission itself is bad (no period, columns of different length); see <see cref="TelemetryException.Violations"/>.</summary>
    InvalidSubmission = 1,

    /// <summary>No API key, or one that is unknown, expired or revoked.</summary>
    NotAuthenticated = 2,

    /// <summary>Another source's data, or what the key's role does not allow.</summary>
    NotPermitted = 3,

    /// <summary>The submission id was used before, for other content.</summary>
    ConflictingContent = 4,

    /// <summary>The submission is larger than the server takes.</summary>
    TooLarge = 5,

    /// <summary>Over the rate or quota; may be sent again after <see cref="TelemetryException.RetryAfter"/>.</summary>
    OverRate = 6,

    /// <summary>The source has no submission with that id.</summary>
    NotFound = 7,

    /// <summary>The server or its ledger cannot be reached or cannot write. It may have been stored; sending it again is harmless.</summary>
    Unavailable = 8,

    /// <summary>No answer within the deadline. It may have been stored; sending it again is harmless.</summary>
    TimedOut = 9,

    /// <summary>The connection or the server broke in the middle. It may have been stored; sending it again is harmless.</summary>
    Interrupted = 10,

    /// <summary>The server does not know the call: it is older than this library, or something else.</summary>
    Unsupported = 11,
}

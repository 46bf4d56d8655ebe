namespace Telemetry.Operators.Cli;

/// <summary>Why a command gave no result: the closed list; <see cref="FailureTable"/> maps each once to code, exit code and words.</summary>
internal enum Failure
{
    /// <summary>The command line cannot be read.</summary>
    Usage,

    /// <summary>A value or a file cannot be used.</summary>
    Unusable,

    /// <summary>The service found the question or the submission wrong.</summary>
    Invalid,

    /// <summary>The service could do it, but not as things stand.</summary>
    Precondition,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>The id was used for other content.</summary>
    Conflict,

    /// <summary>More than the service takes at once.</summary>
    TooLarge,

    /// <summary>No credential, or none that the service knows.</summary>
    Unauthenticated,

    /// <summary>The credential may not do that.</summary>
    NotPermitted,

    /// <summary>Over the rate or quota: later.</summary>
    OverRate,

    /// <summary>The service cannot be reached, or cannot write.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The connection or the service broke in the middle.</summary>
    Interrupted,

    /// <summary>The service does not know the call.</summary>
    Unsupported,

    /// <summary>The person gave up.</summary>
    Cancelled,

    /// <summary>A fault of the tool itself.</summary>
    Internal,
}

namespace Telemetry.Portal.Query;

/// <summary>Why a question is not answered: the closed list; each edge maps it once to its own status.</summary>
internal enum QueryFaultKind
{
    /// <summary>No credential, or none that is known. 401.</summary>
    Unauthenticated,

    /// <summary>The unit is not in the caller's territory. 403.</summary>
    OutsideTerritory,

    /// <summary>A caller outside asked for others' figures. 403.</summary>
    OthersFigures,

    /// <summary>A parameter is absent, given too often, or cannot be read. 400.</summary>
    InvalidParameter,

    /// <summary>A parameter that this question does not have. 400.</summary>
    UnknownParameter,

    /// <summary>The caller's role may not do that. 403.</summary>
    WrongRole,

    /// <summary>It would have been right a moment ago: somebody else decided meanwhile, or there is nothing to decide. 409.</summary>
    Conflict,

    /// <summary>There is no such thing. 404.</summary>
    NotFound,

    /// <summary>The ledger cannot write at present. 503.</summary>
    Unavailable,

    /// <summary>More figures in one question than are answered at once. 400.</summary>
    TooManyFigures,

    /// <summary>A report that the catalogue does not have. 404.</summary>
    UnknownReport,

    /// <summary>A report to examine that is too long. 413.</summary>
    TextTooLong,

    /// <summary>More at once than one credential may ask for. 429.</summary>
    TooManyAtOnce,
}

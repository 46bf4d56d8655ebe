namespace Telemetry.Collector.Intake;

/// <summary>Why a submission as a whole is refused: the closed list, mapped once to status, log level and metric.</summary>
public enum IntakeFault
{
    /// <summary>Bytes that are no SubmitRequest.</summary>
    Malformed,

    /// <summary>More bytes or cells than one submission may have.</summary>
    TooLarge,

    /// <summary>No submission id, or one outside the allowed alphabet and length.</summary>
    BadSubmissionId,

    /// <summary>No period, or text that is none.</summary>
    BadPeriod,

    /// <summary>A period that starts after today.</summary>
    FuturePeriod,

    /// <summary>Column lengths that do not match, both shapes at once, or contradictory states.</summary>
    BadShape,

    /// <summary>No cell at all.</summary>
    NoCells,

    /// <summary>A reason that is too long, has control characters, or is missing where a value is withdrawn.</summary>
    BadReason,

    /// <summary>No credential, or one that is unknown, expired or revoked.</summary>
    Unauthenticated,

    /// <summary>The credential's role does not hand in figures.</summary>
    WrongRole,

    /// <summary>Another source's data.</summary>
    OtherSource,

    /// <summary>The source did not exist at the period, or is no longer in the catalogue.</summary>
    SourceNotActive,

    /// <summary>A plan from a source that makes none.</summary>
    PlanNotAllowed,

    /// <summary>Published values from a source whose publications are not compared.</summary>
    PublishedNotAllowed,

    /// <summary>The submission id was used for other content.</summary>
    IdReused,

    /// <summary>Too many submissions in a short time.</summary>
    RateLimited,

    /// <summary>More cells in a day than the source may send.</summary>
    QuotaExceeded,

    /// <summary>Too many requests in a short time that proved nobody.</summary>
    TooManyAttempts,

    /// <summary>No such submission of this source.</summary>
    ReceiptNotFound,

    /// <summary>The submission is kept, and its receipt lies in a year of the ledger that has been archived.</summary>
    ReceiptArchived,

    /// <summary>The ledger cannot write at present.</summary>
    LedgerUnavailable,

    /// <summary>A body that is not application/json, or is compressed otherwise than by gzip.</summary>
    NotJson,
}

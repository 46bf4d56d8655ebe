namespace Telemetry.Operators;

/// <summary>A call gave no answer that can be used. Decide on <see cref="Failure"/>, never on the text.</summary>
public sealed class TelemetryException : Exception
{
    internal TelemetryException(SubmitFailure failure, string message, Exception? inner = null)
        : base(message, inner) =>
        Failure = failure;

    /// <summary>Why.</summary>
    public SubmitFailure Failure { get; }

    /// <summary>Whether the same submission may be sent again unchanged with a chance of success.</summary>
    public bool MaySendAgain => SubmitFailureTable.MaySendAgain(Failure);

    /// <summary>What to do with the submission: send it again, hold it until a person has acted, or set it aside as refused.</summary>
    public FailureAction Action => SubmitFailureTable.ActionOf(Failure, Cause);

    /// <summary>How long the server asks to wait before that; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The server's machine-readable cause, one of a closed list; empty where it gave none.</summary>
    public string Cause { get; internal init; } = "";

    /// <summary>What the server said about the cause, such as the first receipt's hash after <see cref="SubmitFailure.ConflictingContent"/>.</summary>
    public IReadOnlyDictionary<string, string> Details { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The fields that were wrong, after <see cref="SubmitFailure.InvalidSubmission"/>.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; internal init; } = [];
}

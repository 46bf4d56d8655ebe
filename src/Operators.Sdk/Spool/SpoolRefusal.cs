namespace Telemetry.Operators;

/// <summary>Why a submission was refused as a whole. Immutable.</summary>
public sealed record SpoolRefusal
{
    /// <summary>The kind of refusal.</summary>
    public required SubmitFailure Failure { get; init; }

    /// <summary>The server's machine-readable cause, such as <c>BAD_PERIOD</c>; see <see cref="TelemetryException.Cause"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>The same for people.</summary>
    public required string Message { get; init; }

    /// <summary>The fields that were wrong; empty where the server named none.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; init; } = [];

    /// <summary>What the server said about the cause, such as the first receipt's hash after <see cref="SubmitFailure.ConflictingContent"/>.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

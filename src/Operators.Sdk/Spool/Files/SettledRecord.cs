namespace Telemetry.Operators.Spool;

/// <summary>A file of the folders <c>receipts</c> and <c>refused</c>: exactly one of receipt and refusal is set.</summary>
internal sealed record SettledRecord
{
    public required SpoolHeader Submission { get; init; }

    public required DateTimeOffset SettledAt { get; init; }

    public Receipt? Receipt { get; init; }

    public SpoolRefusal? Refusal { get; init; }

    public SpoolResult ToResult() => new(Submission.SubmissionId, Receipt is null ? SpoolState.Refused : SpoolState.Acknowledged, Receipt, Refusal);
}

using Telemetry.Operators.Wire;

namespace Telemetry.Operators;

/// <summary>
/// One period's figures of one source. A snapshot, never an increment: sending the same again is harmless, and a later
/// submission of the same cell is a correction, with the earlier value kept. Not thread-safe while it is being filled.
/// </summary>
public abstract class Submission
{
    private protected Submission(string submissionId, string period)
    {
        ArgumentException.ThrowIfNullOrEmpty(submissionId);
        ArgumentException.ThrowIfNullOrEmpty(period);
        SubmissionId = submissionId;
        Period = period;
    }

    /// <summary>
    /// The sender's own identifier: 1 to 128 characters of <c>A-Z a-z 0-9 . _ : / -</c>, unique per source for ever. The same id
    /// with the same content gets the same receipt; with other content it is refused (<see cref="SubmitFailure.ConflictingContent"/>).
    /// </summary>
    public string SubmissionId { get; }

    /// <summary>The period in Vietnam's time: <c>2013-06-30</c>, <c>2013-06</c>, <c>2013-Q2</c>, <c>2013-H1</c>, <c>2013-9M</c> or <c>2013</c>.</summary>
    public string Period { get; }

    /// <summary>Figures (the default) or a plan.</summary>
    public SubmissionKind Kind { get; init; }

    /// <summary>Asks for the verdicts and the findings and stores nothing. Default: false.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Why values are corrected or withdrawn, for people; at most 1,000 characters without control characters. Required when a
    /// cell is withdrawn. Default: empty.
    /// </summary>
    public string Reason { get; init; } = "";

    /// <summary>The source's code. Default: empty, which is the API key's own source; any other than that one's is refused.</summary>
    public string Source { get; init; } = "";

    /// <summary>Cells in the submission.</summary>
    public abstract int CellCount { get; }

    // A guess at the encoded size; the buffer grows when it is too low.
    internal abstract int EstimatedBytes { get; }

    // Column by column, so that whoever sorts them by metric has little to do.
    internal abstract IEnumerable<SubmissionCell> Cells();

    // The last fields first: see ReverseWriter.
    internal abstract void WriteCells(ReverseWriter writer);

    internal EncodedSubmission Encode()
    {
        using var writer = new ReverseWriter(EstimatedBytes + 256);
        WriteCells(writer);
        writer.WriteString(6, Source);
        writer.WriteString(5, Reason);
        writer.WriteUnsigned(4, DryRun ? 1u : 0u);
        writer.WriteUnsigned(3, (ulong)Kind);
        writer.WriteString(2, Period);
        writer.WriteString(1, SubmissionId);
        return writer.Detach(SubmissionId);
    }
}

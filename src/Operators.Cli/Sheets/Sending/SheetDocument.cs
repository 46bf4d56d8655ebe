using Telemetry.Operators.Cli.Sheets.Remarks;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>What came of a sheet: the result with <c>--json</c>, and what a receipt's file holds.</summary>
internal sealed record SheetDocument
{
    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>The period; empty where it is not known.</summary>
    public required string Period { get; init; }

    /// <summary><c>figures</c> or <c>plan</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id that the figures have; absent where there are faults.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>Whether the figures were handed in: false after a check, and where nothing was sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>Cells read from the sheet.</summary>
    public required int Cells { get; init; }

    /// <summary>What is to be said about the sheet.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }

    /// <summary>Cells that the service refuses, with their places.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What the check rules have against the figures, with their places; after a check.</summary>
    public IReadOnlyList<Doubt> Findings { get; init; } = [];

    /// <summary>The service's receipt; after a check its verdicts alone.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>See <see cref="SheetRemark"/>.</summary>
    internal sealed record Remark(RemarkKind Kind, RemarkSeverity Severity, string? Cell, string Received, string Text, string EnglishText);

    /// <summary>A verdict at the cell that it is about.</summary>
    internal sealed record Refusal(string Cell, string Area, string Metric, VerdictCode Code, string Received, string Expected);

    /// <summary>A finding at the cell that it is about; absent where it is about a period or cell that the sheet does not hold.</summary>
    internal sealed record Doubt(string? Cell, string Rule, FindingSeverity Severity, string Area, string Metric, string Period, string Text, string EnglishText);
}

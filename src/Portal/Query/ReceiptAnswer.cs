namespace Telemetry.Portal.Query;

/// <summary>A submission as its receipt tells it to one caller.</summary>
/// <param name="Entry">What the ledger says of it.</param>
/// <param name="IsWhole">Whether the caller may know of the whole submission: its id, counts and hashes; else only of the territory's cells.</param>
/// <param name="IsProjected">Whether its cells can be read by now; false shortly after it came in.</param>
/// <param name="Cells">Accepted cells in the caller's territory, in order of province, unit and metric, from <paramref name="From"/> on.</param>
/// <param name="From">Cells left out before.</param>
/// <param name="HasMore">Whether further cells follow.</param>
public sealed record ReceiptAnswer(SubmissionEntry Entry, bool IsWhole, bool IsProjected, IReadOnlyList<ReceiptCell> Cells, int From, bool HasMore);

using System.Globalization;
using System.Text.Json;
using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Text;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake.Json;

/// <summary>Receipts and refusals as JSON. Thread-safe.</summary>
internal sealed class ReceiptJsonMapper(FindingText texts)
{
    private const string Types = "urn:telemetry:problem:";

    /// <summary>The receipt with its verdicts from <paramref name="verdictOffset"/> on.</summary>
    public ReceiptJson Map(Receipt receipt, int verdictOffset = 0)
    {
        var outcome = receipt.Outcome;
        var last = (int)Math.Min(outcome.Verdicts.Count, verdictOffset + (long)ReceiptMapper.MostVerdicts);
        return new ReceiptJson
        {
            SubmissionId = receipt.SubmissionId,
            Source = receipt.Source,
            Sequence = receipt.Entry?.Sequence,
            Committed = receipt.Entry?.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            PayloadHash = Convert.ToHexStringLower(receipt.PayloadHash),
            EntryHash = receipt.Entry is { } entry ? Convert.ToHexStringLower(entry.Hash) : null,
            Received = outcome.Accepted + outcome.Refused,
            Accepted = outcome.Accepted,
            Refused = outcome.Refused,
            Verdicts = [.. outcome.Verdicts.Skip(verdictOffset).Take(ReceiptMapper.MostVerdicts).Select(v => Map(v, receipt.Cells))],
            VerdictCount = outcome.Verdicts.Count,
            NextVerdictOffset = last < outcome.Verdicts.Count ? last : null,
            Duplicate = receipt.IsDuplicate,
            CatalogueVersion = outcome.CatalogueVersion,
            Findings = receipt.Entry is null ? [.. receipt.Findings.Select(Map)] : null,
        };
    }

    /// <summary>The refusal of a whole submission.</summary>
    public static ProblemJson Map(IntakeRefusal refusal) => new(
        Types + JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Fault.ToString()),
        TitleOf(refusal.Fault),
        IntakeStatus.HttpOf(refusal.Fault),
        refusal.Message,
        refusal.Field.Length == 0 ? null : PathOf(refusal),
        refusal.RetryAfter is { } wait ? Math.Max(1, (long)wait.TotalMilliseconds) : null,
        refusal.FirstPayloadHash is { } hash ? Convert.ToHexStringLower(hash) : null);

    // Rules that know nothing of the form name the protocol's fields; the reader, whose faults are of the shape, names paths.
    private static string PathOf(IntakeRefusal refusal) => (refusal.Fault, refusal.Field) switch
    {
        (not IntakeFault.BadShape, "submission_id") => "submissionId",
        (_, var field) => field,
    };

    private static string TitleOf(IntakeFault fault) => IntakeStatus.HttpOf(fault) switch
    {
        StatusCodes.Status401Unauthorized => "A credential is required.",
        StatusCodes.Status403Forbidden => "The credential may not do that.",
        StatusCodes.Status404NotFound => "There is nothing of that identifier.",
        StatusCodes.Status409Conflict => "The submission id was used for other content.",
        StatusCodes.Status413PayloadTooLarge => "The submission is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body is of a kind that is not taken.",
        StatusCodes.Status429TooManyRequests => "Too much in a short time.",
        StatusCodes.Status503ServiceUnavailable => "The service cannot do that at present.",
        _ => "The submission is not valid.",
    };

    private static VerdictJson Map(Verdict verdict, CellNames cells) => new(
        verdict.Row < 0 ? null : cells.Areas[verdict.Row],
        verdict.Column < 0 ? null : cells.Metrics[verdict.Column],
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(verdict.Code.ToString()),
        verdict.Cells,
        verdict.Received.Length == 0 ? null : verdict.Received,
        verdict.Expected);

    private FindingJson Map(Finding finding) => new(
        finding.Rule,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Severity.ToString()),
        finding.IsSummary ? null : finding.Item,
        finding.Area.Code,
        finding.Period.ToString(),
        texts.Vietnamese(finding),
        texts.English(finding),
        finding.Actual,
        finding.Expected);
}

using Google.Protobuf;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Intake;

/// <summary>From receipts to the protocol's messages.</summary>
public static class ReceiptMapper
{
    /// <summary>Most verdicts in one answer; the rest comes by GetReceipt. Keeps every answer well below gRPC's usual 4 MB.</summary>
    public const int MostVerdicts = 2000;

    /// <summary>The receipt with its verdicts from <paramref name="verdictOffset"/> on.</summary>
    public static SubmitResponse ToMessage(Receipt receipt, uint verdictOffset = 0)
    {
        var outcome = receipt.Outcome;
        var message = new SubmitResponse
        {
            SubmissionId = receipt.SubmissionId,
            Source = receipt.Source,
            Sequence = receipt.Entry?.Sequence ?? 0,
            CommittedUnixMs = receipt.Entry?.Time.ToUnixTimeMilliseconds() ?? 0,
            PayloadHash = UnsafeByteOperations.UnsafeWrap(receipt.PayloadHash),
            EntryHash = receipt.Entry is { } entry ? UnsafeByteOperations.UnsafeWrap(entry.Hash) : ByteString.Empty,
            Received = (uint)(outcome.Accepted + outcome.Refused),
            Accepted = (uint)outcome.Accepted,
            Refused = (uint)outcome.Refused,
            VerdictCount = (uint)outcome.Verdicts.Count,
            Duplicate = receipt.IsDuplicate,
            CatalogueVersion = outcome.CatalogueVersion,
        };
        var last = Math.Min(outcome.Verdicts.Count, verdictOffset + (long)MostVerdicts);
        for (var i = (int)Math.Min(verdictOffset, int.MaxValue); i < last; i++)
        {
            message.Verdicts.Add(ToMessage(outcome.Verdicts[i], receipt.Cells));
        }

        return message;
    }

    private static Protocol.V1.Verdict ToMessage(Storage.Submissions.Verdict verdict, CellNames cells) => new()
    {
        Area = verdict.Row < 0 ? "" : cells.Areas[verdict.Row],
        Metric = verdict.Column < 0 ? "" : cells.Metrics[verdict.Column],
        Code = (Protocol.V1.VerdictCode)verdict.Code,
        Cells = (uint)verdict.Cells,
        Received = verdict.Received,
        Expected = verdict.Expected,
    };
}

using System.Globalization;
using Telemetry.Evidence;
using Telemetry.Portal.Evidence;
using Telemetry.Storage.Evidence;

namespace Telemetry.Portal.Feed;

/// <summary>Signed checkpoints in the feed: whoever follows it keeps them where the service's host cannot alter them.</summary>
internal sealed class CheckpointFeedPart(ILedgerEvidence evidence) : IFeedPart
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<FeedEntry>> ReadAsync(long before, int max, CancellationToken cancellationToken)
    {
        // A checkpoint's own entry stands behind those that it covers: at most one of fewer entries stands at the position or behind it.
        var page = await evidence.ListAsync(before == long.MaxValue ? null : before, Math.Min(max + 1, ILedgerEvidence.Most), cancellationToken);
        return [.. page.Entries.Where(e => e.Sequence < before).Take(max).Select(Map)];
    }

    private static FeedEntry Map(CheckpointEntry entry)
    {
        var checkpoint = entry.Checkpoint;
        var size = checkpoint.Size.ToString(CultureInfo.InvariantCulture);
        return new FeedEntry(
            "urn:telemetry:checkpoint:" + Convert.ToHexStringLower(checkpoint.Root),
            entry.Sequence,
            checkpoint.Time,
            new FeedWording($"Điểm chốt {size}", $"Đã ký điểm chốt của {size} mục đầu tiên của sổ cái. Nguyên văn được ký:\n\n{checkpoint.Text}chữ ký {Convert.ToBase64String(checkpoint.Signature)}"),
            new FeedWording($"Checkpoint {size}", $"A checkpoint of the ledger's first {size} entries was signed. What was signed, word by word:\n\n{checkpoint.Text}signature {Convert.ToBase64String(checkpoint.Signature)}"),
            "/api/v1/checkpoints/" + size);
    }
}

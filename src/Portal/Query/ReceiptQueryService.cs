using System.Globalization;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers what the ledger says of one submission. An operator sees its own alone; whoever is limited to a territory sees one that has an accepted cell in
/// it, and of it those cells alone: what was refused, how much there was elsewhere, and a hash over all of it by which that could be guessed, is known only to
/// whoever may see the whole. Every other entry, of whatever kind, is
/// answered like a position that the ledger does not have. Thread-safe.
/// </summary>
internal sealed class ReceiptQueryService(ReceiptCells cells, ISeriesStore store, ILedgerEntries entries)
{
    /// <summary>Cells on one page.</summary>
    public const int PageSize = 200;

    private const int LargestOffset = 1_000_000;

    /// <summary>The receipt.</summary>
    public async ValueTask<Reply<ReceiptAnswer>> AnswerAsync(Caller? caller, ReceiptRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        var from = 0;
        if (!string.IsNullOrEmpty(request.From)
            && (!int.TryParse(request.From, NumberStyles.None, CultureInfo.InvariantCulture, out from) || from > LargestOffset))
        {
            return QueryFault.Invalid(QueryParameter.Offset, request.From, "a whole number from 0 to 1,000,000", "That is no number of cells to leave out.");
        }

        return caller.Role != CallerRole.Public
            && long.TryParse(request.Sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && await entries.FindAsync([sequence], cancellationToken) is [{ } entry]
            && await ReadAsync(caller, entry, from, cancellationToken) is { } answer
                ? answer
                : QueryFault.NoReceipt(request.Sequence);
    }

    private async ValueTask<ReceiptAnswer?> ReadAsync(Caller caller, SubmissionEntry entry, int from, CancellationToken cancellationToken)
    {
        if (caller.Role == CallerRole.Operator && entry.Header.Source != caller.Source)
        {
            return null;
        }

        var isWhole = AccessPolicy.MayReadAll(caller);
        var isProjected = store.Position >= entry.Header.Sequence;
        var found = isProjected && entry.Head is { } head ? await cells.ReadAsync(caller, entry, head, from, PageSize + 1, cancellationToken) : [];
        if (!isWhole && found.Count == 0
            && (from == 0 || !isProjected || entry.Head is null || (await cells.ReadAsync(caller, entry, entry.Head, 0, 1, cancellationToken)).Count == 0))
        {
            return null;
        }

        return new ReceiptAnswer(entry, isWhole, isProjected, [.. found.Take(PageSize)], from, found.Count > PageSize);
    }
}

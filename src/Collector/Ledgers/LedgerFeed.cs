using System.Runtime.CompilerServices;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Ledgers;

/// <summary>What other processes follow: decisions and the ledger's head, and who is known. Thread-safe.</summary>
internal sealed class LedgerFeed(Ledger ledger, Catalogue.Catalogue catalogue)
{
    /// <summary>The longest silence: who hears nothing for several of these has lost the collector.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    // Under load the head moves with every commit; nobody needs each.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private const int PageEntries = 1000;

    /// <summary>Decisions from a position on (0: none) with the head, again at every change and every <see cref="Heartbeat"/>; until cancelled.</summary>
    public async IAsyncEnumerable<FeedPage> ReadAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = from; !cancellationToken.IsCancellationRequested;)
        {
            var head = ledger.Head.Sequence;
            var decisions = from > 0 && next <= head ? ledger.ReadKind(EntryKind.Decision, next, head, PageEntries) : [];
            var isWhole = decisions.Count < PageEntries;
            var through = isWhole ? head : decisions[^1].Header.Sequence;
            next = Math.Max(next, through + 1);
            yield return new FeedPage(decisions, through, head, catalogue.Version);
            if (isWhole)
            {
                await WaitAsync(head, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>All credentials, again at every change, and null every <see cref="Heartbeat"/> where nothing changed; until cancelled.</summary>
    public static async IAsyncEnumerable<CredentialIndex?> ReadCredentialsAsync(KnownCredentials keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CredentialIndex? told = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            var changed = keys.Changed;
            var present = keys.Index;
            yield return present == told ? null : present;
            told = present;
            await Task.WhenAny(changed, Task.Delay(Heartbeat, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(long head, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(Heartbeat);
        try
        {
            await ledger.WaitForAsync(head + 1, silence.Token).ConfigureAwait(false);
            await Task.Delay(ShortestWait, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing changed for that long, or nobody follows any more.
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Security;

/// <summary>
/// Enters changes of credentials and limits into the ledger: what waits at the start, and while the service runs within a second. A
/// change's identifier is the entry's, so a crash between the two files at most has the same entry asked for again. Writes the last
/// uses, too: the other thing that nobody waits for.
/// </summary>
internal sealed partial class CredentialJournal(KeyStore keys, Ledger ledger, ILogger<CredentialJournal> log) : BackgroundService
{
    private const string Owner = "-";
    private const int BatchEvents = 100;
    private const int RoundsBetweenUses = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Enters all that waits.</summary>
    /// <exception cref="LedgerUnavailableException">The ledger cannot write; nothing is lost.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyEvent> events;
        while ((events = keys.EventsNotEntered(BatchEvents)).Count > 0)
        {
            foreach (var change in events)
            {
                var entry = new NewEntry(
                    EntryKind.Decision, Owner, string.Create(CultureInfo.InvariantCulture, $"credential:{change.Id}"), change.Payload, SHA256.HashData(change.Payload), ReadOnlyMemory<byte>.Empty);
                var appended = await ledger.AppendAsync(entry, cancellationToken);
                keys.SetEntered(change.Id, appended.Header.Sequence);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            keys.WriteUses();
        }
        catch (SqliteException e)
        {
            // No reason to keep the rest from stopping in order.
            LogFailed(log, e);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        for (var round = 1; !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                await Task.Delay(Interval, stoppingToken);
                if (round % RoundsBetweenUses == 0)
                {
                    keys.WriteUses();
                }

                await EnterAsync(stoppingToken);
                failing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The changes wait in secrets.db, however long the ledger cannot write; said once.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!failing)
                {
                    LogFailed(log, e);
                }

                failing = true;
            }
        }
    }

    [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "Changes of credentials wait in secrets.db, or last uses in memory: they cannot be written at present")]
    private static partial void LogFailed(ILogger logger, Exception error);
}

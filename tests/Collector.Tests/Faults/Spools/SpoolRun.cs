using Microsoft.Extensions.Logging;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults.Spools;

/// <summary>An operator's system: a client, its spool, and all that was enqueued. Waits between attempts are short.</summary>
internal sealed class SpoolRun : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int _runs;

    private readonly TelemetryClient _client;
    private readonly List<Sent> _sent;

    private SpoolRun(TelemetryClient client, SubmissionSpool spool, IReadOnlyList<Sent> before)
    {
        _client = client;
        Spool = spool;
        _sent = [.. before];
        Name = before.Count > 0 ? before[0].Run : FormattableString.Invariant($"run{Interlocked.Increment(ref _runs)}");
    }

    /// <summary>First part of its submissions' ids; no other run in this process has it.</summary>
    public string Name { get; }

    public SubmissionSpool Spool { get; }

    /// <summary>All that was enqueued, in order, over all runs on the folder.</summary>
    public IReadOnlyList<Sent> Sent => _sent;

    /// <summary>A client with short waits.</summary>
    public static TelemetryClientOptions Client(Uri address, string? key) => new()
    {
        Address = address,
        ApiKey = key,
        Deadline = TimeSpan.FromSeconds(10),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        KeepAliveDelay = TimeSpan.FromSeconds(1),
        KeepAliveTimeout = TimeSpan.FromSeconds(1),
    };

    public static SpoolOptions Options(string folder) => new()
    {
        Folder = folder,
        DrainTimeout = TimeSpan.Zero,
        Retry = new RetryOptions { FirstWait = TimeSpan.FromMilliseconds(10), LongestWait = TimeSpan.FromMilliseconds(200), HeldWait = TimeSpan.FromMilliseconds(50) },
    };

    /// <summary>Opens a spool; <paramref name="before"/>: what was enqueued in its folder earlier.</summary>
    public static async Task<SpoolRun> OpenAsync(
        TelemetryClientOptions client, SpoolOptions options, TimeProvider? time = null, IReadOnlyList<Sent>? before = null, ILogger<SubmissionSpool>? logger = null)
    {
        var sender = new TelemetryClient(client);
        try
        {
            return new SpoolRun(sender, await SubmissionSpool.OpenAsync(sender, options, logger, time), before ?? []);
        }
        catch
        {
            await sender.DisposeAsync();
            throw;
        }
    }

    /// <summary>Enqueues good submissions, with ids and values that go on from those before.</summary>
    public async Task EnqueueAsync(int count, int padding = 0)
    {
        for (var i = 0; i < count; i++)
        {
            await EnqueueAsync(new Sent(FormattableString.Invariant($"{Name}/{_sent.Count + 1}"), 1_000 + _sent.Count, Padding: padding));
        }
    }

    public async Task EnqueueAsync(Sent sent)
    {
        Assert.Equal(SpoolState.Pending, (await Spool.EnqueueAsync(sent.Table())).State);
        _sent.Add(sent);
    }

    /// <summary>Waits until the spool stands as said.</summary>
    public async Task UntilAsync(Func<SpoolStatus, bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition(Spool.Status))
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until {what}: {Spool.Status}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>Waits until everything is settled and holds it against the ledger.</summary>
    public async Task<Standing> SettledAsync(AckLedgerOracle oracle, bool inOrder = true)
    {
        Assert.True(await Spool.DrainAsync(Patience), $"after {Patience} still: {Spool.Status}");
        var standing = oracle.Check(Spool, _sent, inOrder);
        Assert.Equal(0, standing.Pending);
        var status = Spool.Status;
        Assert.Equal(((long)standing.Acknowledged, (long)standing.Refused, 0L), (status.Acknowledged, status.Refused, status.Pending));
        Assert.Null(status.Held);
        return standing;
    }

    public async ValueTask DisposeAsync()
    {
        await Spool.DisposeAsync();
        await _client.DisposeAsync();
    }
}

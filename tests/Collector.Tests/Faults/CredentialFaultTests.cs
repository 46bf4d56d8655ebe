using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Faults.Line;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>Keys and certificates that end while an operator sends.</summary>
public sealed class CredentialFaultTests : IDisposable
{
    private const string Source = "vnpt";
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "key");

    private string Spool => Path.Combine(_folder.Path, "spool");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_whose_key_ends_are_held_and_go_on_with_the_next_key_in_the_file(bool expires)
    {
        await using var collector = await TestCollector.StartAsync();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var key = collector.Key(CredentialRole.Operator, Source, [], expires ? collector.Time.Now.AddDays(1) : null);
        File.WriteAllText(KeyFile, key);
        await using var run = await SpoolRun.OpenAsync(
            SpoolRun.Client(collector.Host.GrpcAddress, null) with { ApiKeyFile = KeyFile }, SpoolRun.Options(Spool));
        await run.EnqueueAsync(60);
        await run.UntilAsync(s => s.Acknowledged >= 5, "some are acknowledged");

        if (expires)
        {
            collector.Time.Now = collector.Time.Now.AddDays(2);
        }
        else
        {
            Revoke(collector, key);
        }

        await run.EnqueueAsync(20);
        await run.UntilAsync(s => s.Held is { Failure: SubmitFailure.NotAuthenticated, Attempts: >= 2 }, "they are held");
        var standing = oracle.Check(run.Spool, run.Sent);
        Assert.True(standing is { Acknowledged: >= 5, Refused: 0, Pending: > 0 }, standing.ToString());
        File.WriteAllText(KeyFile, collector.OperatorKey(Source));

        Assert.Equal(new Standing(80, 0, 0), await run.SettledAsync(oracle));
    }

    [Fact]
    public async Task Whoever_mends_the_key_while_an_attempt_fails_and_says_so_does_not_wait()
    {
        await using var collector = await TestCollector.StartAsync();
        var (bad, good) = (ApiKey.Create(), collector.OperatorKey(Source));
        var current = bad;
        await using var proxy = new FaultProxy(collector.Host.GrpcAddress);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.OnCall = n => n == 1
            ? new Fault(Stage.Request, Failing.Late)
            {
                Before = () =>
                {
                    asked.SetResult();
                    return answered.Task;
                },
            }
            : null;
        var options = SpoolRun.Options(Spool);
        await using var run = await SpoolRun.OpenAsync(
            SpoolRun.Client(proxy.Address, null) with { ApiKeyProvider = _ => ValueTask.FromResult(Volatile.Read(ref current)) },
            options with { Retry = options.Retry with { HeldWait = TimeSpan.FromHours(1) } });
        await run.EnqueueAsync(1);
        await asked.Task.WaitAsync(SpoolRun.Patience);

        // The refusal is under way when the key is mended.
        Volatile.Write(ref current, good);
        run.Spool.SendNow();
        answered.SetResult();

        Assert.Equal(new Standing(1, 0, 0), await run.SettledAsync(new AckLedgerOracle(collector.DataFolder, Source)));
        Assert.Equal(2, proxy.Calls);
    }

    [Fact]
    public async Task A_stream_whose_key_is_revoked_keeps_its_word_and_the_rest_goes_through_the_spool()
    {
        await using var collector = await TestCollector.StartAsync();
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var key = collector.OperatorKey(Source);
        var begun = new ConcurrentQueue<Sent>();
        var receipts = new Dictionary<string, Receipt>();
        await using (var client = new TelemetryClient(SpoolRun.Client(collector.Host.GrpcAddress, key)))
        {
            var failure = await Assert.ThrowsAsync<TelemetryException>(async () =>
            {
                await foreach (var answer in client.SubmitStreamAsync(Submissions(begun)))
                {
                    receipts.Add(answer.SubmissionId, answer.Receipt ?? throw answer.Failure!);
                    if (receipts.Count == 50)
                    {
                        Revoke(collector, key);
                    }
                }
            });
            Assert.Equal(SubmitFailure.NotAuthenticated, failure.Failure);
        }

        Assert.True(begun.Count > receipts.Count, "the key ended in the middle");
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(collector.Host.GrpcAddress, collector.OperatorKey(Source)), SpoolRun.Options(Spool));
        foreach (var sent in begun)
        {
            await run.EnqueueAsync(sent);
        }

        // What the stream acknowledged lies in the ledger as it said: sent again, it gets that receipt.
        Assert.Equal(new Standing(begun.Count, 0, 0), await run.SettledAsync(oracle));
        foreach (var (id, receipt) in receipts)
        {
            var again = run.Spool.Find(id)!.Receipt!;
            Assert.True(again.Duplicate);
            Assert.Equal((receipt.Sequence, receipt.EntryHash, receipt.PayloadHash), (again.Sequence, again.EntryHash, again.PayloadHash));
        }

        static async IAsyncEnumerable<Submission> Submissions(ConcurrentQueue<Sent> begun)
        {
            while (true)
            {
                await Task.Yield();
                var sent = new Sent(FormattableString.Invariant($"stream/{begun.Count}"), begun.Count);
                begun.Enqueue(sent);
                yield return sent.Table();
            }
        }
    }

    [Fact]
    public async Task A_server_certificate_that_has_expired_keeps_the_figures_here_until_there_is_a_good_one()
    {
        using var certificates = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o));
        collector.Errors.Expect("The service's certificate ended");
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var client = SpoolRun.Client(new UriBuilder(collector.Host.GrpcAddress) { Host = "localhost" }.Uri, collector.OperatorKey(Source)) with
        {
            TrustedAuthoritiesFile = certificates.AuthorityFile,
        };
        IReadOnlyList<Sent> sent;
        await using (var run = await SpoolRun.OpenAsync(client, SpoolRun.Options(Spool)))
        {
            await run.EnqueueAsync(3);
            await run.SettledAsync(oracle);
            sent = run.Sent;
        }

        await ServeAsync(certificates.NewServer(until: new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await using var again = await SpoolRun.OpenAsync(client, SpoolRun.Options(Spool), before: sent);
        await again.EnqueueAsync(3);
        await again.UntilAsync(s => s.LastFailure is { Attempts: >= 3 }, "the certificate was not taken");
        Assert.Equal(new Standing(3, 0, 3), oracle.Check(again.Spool, again.Sent));
        Assert.Null(collector.Ledger.Find(Source, again.Sent[3].Id));

        await ServeAsync(certificates.NewServer());
        Assert.Equal(new Standing(6, 0, 0), await again.SettledAsync(oracle));

        Task ServeAsync(X509Certificate2 certificate)
        {
            certificates.WriteServer(certificate);
            return collector.Log.WaitForAsync("New connections get the certificate", certificate.Thumbprint);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Revoke(TestCollector collector, string key)
    {
        Assert.True(ApiKey.TryGetPrefix(key, out var id));
        Assert.True(collector.Host.Stores.Keys.Revoke(id));
    }
}

using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>The same submissions from more than one place.</summary>
public sealed class DuplicateDeliveryTests(SharedCollector shared) : IClassFixture<SharedCollector>, IDisposable
{
    private const string Source = "vnpt";
    private readonly TestCollector _collector = shared.Collector;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_copied_spool_that_sends_beside_its_original_gets_the_same_receipts()
    {
        var (original, copy) = (Path.Combine(_folder.Path, "original"), Path.Combine(_folder.Path, "copy"));
        IReadOnlyList<Sent> sent;
        await using (var unplugged = await SpoolRun.OpenAsync(SpoolRun.Client(new Uri("http://127.0.0.1:1"), null), SpoolRun.Options(original)))
        {
            await unplugged.EnqueueAsync(60);
            sent = unplugged.Sent;
        }

        Directory.CreateDirectory(copy);
        Directory.CreateDirectory(Path.Combine(copy, "pending"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(original, "pending")))
        {
            File.Copy(file, Path.Combine(copy, "pending", Path.GetFileName(file)));
        }

        // Two keys of the source, as two machines would have.
        var runs = await Task.WhenAll(((string[])[original, copy]).Select(folder => SpoolRun.OpenAsync(
            SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source)), SpoolRun.Options(folder), before: sent)));
        try
        {
            foreach (var run in runs)
            {
                Assert.Equal(new Standing(60, 0, 0), await run.SettledAsync(Oracle()));
            }

            foreach (var id in sent.Select(s => s.Id))
            {
                var (one, other) = (runs[0].Spool.Find(id)!.Receipt!, runs[1].Spool.Find(id)!.Receipt!);
                Assert.Equal((one.Sequence, one.EntryHash, one.PayloadHash), (other.Sequence, other.EntryHash, other.PayloadHash));
                Assert.True(one.Duplicate ^ other.Duplicate, $"{id}: one of both was first");
            }
        }
        finally
        {
            foreach (var run in runs)
            {
                await run.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task An_id_that_somebody_else_of_the_source_used_for_other_figures_is_refused_and_the_rest_is_not()
    {
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path));
        var taken = new Sent($"{run.Name}/taken", 7);
        await using (var other = new TelemetryClient(SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source))))
        {
            await other.SubmitAsync(taken.Table());
        }

        await run.EnqueueAsync(5);
        await run.EnqueueAsync(taken with { Value = 8 });
        await run.EnqueueAsync(5);

        Assert.Equal(new Standing(10, 1, 0), await run.SettledAsync(Oracle()));
        Assert.Equal(SubmitFailure.ConflictingContent, run.Spool.Find(taken.Id)!.Refusal!.Failure);
    }

    [Fact]
    public async Task Many_clients_that_hand_in_the_same_ids_at_once_get_one_receipt_an_id()
    {
        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source)), SpoolRun.Options(_folder.Path));
        await run.EnqueueAsync(40);
        await using var other = new TelemetryClient(SpoolRun.Client(_collector.Host.GrpcAddress, _collector.OperatorKey(Source)));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => run.Sent).Select(s => other.SubmitAsync(s.Table())));

        // The other one goes in any order, so the ledger has theirs.
        Assert.Equal(new Standing(40, 0, 0), await run.SettledAsync(Oracle(), inOrder: false));
        Assert.All(receipts, r => Assert.Equal(run.Spool.Find(r.SubmissionId)!.Receipt!.EntryHash, r.EntryHash));
    }

    public void Dispose() => _folder.Dispose();

    private AckLedgerOracle Oracle() => new(_collector.DataFolder, Source);
}

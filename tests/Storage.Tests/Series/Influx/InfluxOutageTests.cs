using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>A server that stops answering, is killed, or refuses by its own limits: each test has one of its own.</summary>
public sealed class InfluxOutageTests
{
    private static readonly SeriesPatch[] Patches = [Sample.Table(1, [.. Enumerable.Range(0, 40).Select(Sample.Area)], [Sample.Column("mobile", new long[40])])];

    [Fact]
    public async Task A_server_that_does_not_answer_is_unavailable_in_time_and_the_same_call_works_later()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var store = Open(server);
        await store.RefreshAsync();
        await server.FreezeAsync();

        await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.RefreshAsync());
        await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.ReadRollupAsync(Sample.June, Sample.BacGiang));
        await server.ThawAsync();

        await store.AppendAsync(Patches, 1);
        Assert.Equal(40, CellRevision.Of(await store.ReadAsync(Sample.Select())).Count);
    }

    [Fact]
    public async Task A_server_killed_again_and_again_under_writes_ends_with_every_figure_once()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var store = Open(server);
        var generator = new PatchGenerator(8);
        var model = new SeriesModel();
        var ledger = Enumerable.Range(1, 60).Select(i => generator.Entry(i)).ToList();
        ledger.ForEach(model.Append);
        var project = Task.Run(() => ProjectAsync(store, ledger));
        for (var kill = 0; kill < 3; kill++)
        {
            var reached = store.Position + 8;
            while (store.Position < Math.Min(reached, 60))
            {
                await Task.Yield();
            }

            await server.KillAsync();
            await server.StartAgainAsync();
        }

        await project;
        await using var other = Open(server);
        Assert.Equal(60, await other.RefreshAsync());
        Assert.Equal(model.List(null), await other.ListAsync(null));
        foreach (var asOf in new[] { 10L, 30, 45, long.MaxValue })
        {
            var all = new SeriesSelection { Periods = [.. model.List(null).Select(e => e.Period)], AsOf = asOf };
            Assert.Equal(model.Read(all).ToHashSet(), CellRevision.Of(await other.ReadAsync(all)).ToHashSet());
        }
    }

    [Fact]
    public async Task A_limit_of_the_server_is_trouble_and_nothing_of_the_append_is_seen()
    {
        await using var server = await InfluxServer.StartAsync("  max-values-per-tag = 10");
        await using var store = Open(server);

        // InfluxDB counts what it had before a request, so the first one passes.
        await store.AppendAsync(Patches, 1);
        var wrong = await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.AppendAsync([Sample.Cell(2, Sample.Area(99), "mobile", 1), Sample.Table(3, Patches[0].Areas, Patches[0].Columns)], 3));

        Assert.Contains("max-values-per-tag limit exceeded", wrong.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await store.RefreshAsync(), store.RejectedPoints));
        Assert.All(CellRevision.Of(await store.ReadAsync(Sample.Select())), c => Assert.Equal(1, c.Sequence));
    }

    [Fact]
    public async Task Credentials_are_used_and_wrong_ones_are_said()
    {
        await using var server = await InfluxServer.StartAsync();
        var options = new InfluxSeriesStoreOptions { Url = server.Url, User = "telemetry", Password = "đúng" };
        await RawInflux.AskAsync(options, "CREATE USER telemetry WITH PASSWORD 'đúng' WITH ALL PRIVILEGES");
        await server.KillAsync();
        await server.StartAgainAsync(http: "  auth-enabled = true");

        await using var wrong = InfluxSeriesStore.Open(options with { Password = "sai-hẳn" }, TimeProvider.System);
        var said = await Assert.ThrowsAsync<InfluxSetupException>(async () => await wrong.RefreshAsync());
        Assert.DoesNotContain("sai-hẳn", said.ToString(), StringComparison.Ordinal);
        await using var nobody = Open(server);
        Assert.Contains("without credentials", (await Assert.ThrowsAsync<InfluxSetupException>(async () => await nobody.RefreshAsync())).Message, StringComparison.Ordinal);
        await using var right = InfluxSeriesStore.Open(options, TimeProvider.System);
        await right.AppendAsync(Patches, 1);
        Assert.Single(await right.ReadAsync(Sample.Select()));
    }

    private static InfluxSeriesStore Open(InfluxServer server)
        => InfluxSeriesStore.Open(new() { Url = server.Url, Timeout = TimeSpan.FromSeconds(3) }, TimeProvider.System);

    // As the projector does: after any trouble it goes on from what the store says that it has.
    private static async Task ProjectAsync(InfluxSeriesStore store, List<List<SeriesPatch>> ledger)
    {
        while (store.Position < ledger.Count)
        {
            try
            {
                await store.RefreshAsync();
                while (store.Position < ledger.Count)
                {
                    var next = (int)store.Position;
                    await store.AppendAsync(ledger[next], next + 1);
                }
            }
            catch (SeriesStoreUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}

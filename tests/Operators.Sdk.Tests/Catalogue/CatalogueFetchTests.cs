using Grpc.Core;
using Telemetry.Operators.Tests.Running;
using Telemetry.Protocol.V1;
using Xunit;

namespace Telemetry.Operators.Tests.Catalogue;

public sealed class CatalogueFetchTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ScriptedCollector _server = null!;

    private string Cache => Path.Combine(_folder.Path, "cache", "catalogue");

    [Fact]
    public async Task What_is_known_is_not_fetched_again()
    {
        var tags = new List<string>();
        _server.OnCatalogue = r =>
        {
            tags.Add(r.KnownTag);
            return Answer.Of(r.KnownTag == "t1" ? new Protocol.V1.SenderCatalogue { Tag = "t1", Unchanged = true } : Message("t1"));
        };
        await using var client = Client();

        var first = await client.GetCatalogueAsync();
        Assert.Same(first, await client.GetCatalogueAsync());
        await using var later = Client();
        var third = await later.GetCatalogueAsync();

        Assert.Equal(["", "t1", "t1"], tags);
        Assert.Equal(("t1", "v1", false), (third.Tag, third.Version, third.IsOffline));
        Assert.Equal(("subscribers.fixed_wired", 0, 0L, 1_000L), third.Metrics.Select(m => (m.Code, m.Decimals, m.Minimum, m.Maximum)).Single());
        Assert.Equal(new DateOnly(2025, 6, 30), third.AreasWithCode("24")[0].ValidTo);
    }

    [Fact]
    public async Task Without_the_collector_the_last_one_serves_also_after_a_restart()
    {
        _server.OnCatalogue = _ => Answer.Of(Message("t1"));
        await using var client = Client();
        await client.GetCatalogueAsync();
        await _server.StopAsync();

        Assert.True((await client.GetCatalogueAsync()).IsOffline);
        await using var later = Client();
        var catalogue = await later.GetCatalogueAsync();
        Assert.True(catalogue.IsOffline);
        Assert.True(catalogue.Check(TestSpool.Table("a")).IsClean);

        await _server.StartAgainAsync();
        // At once: the channel has no wait of its own after an outage.
        Assert.False((await later.GetCatalogueAsync()).IsOffline);
    }

    [Fact]
    public async Task A_damaged_cache_is_as_good_as_none()
    {
        _server.OnCatalogue = _ => Answer.Of(Message("t1"));
        await using (var client = Client())
        {
            await client.GetCatalogueAsync();
        }

        var bytes = File.ReadAllBytes(Cache);
        _server.OnCatalogue = r => r.KnownTag.Length == 0 ? Answer.Of(Message("t2")) : Answer.Refusal(StatusCode.Internal);
        foreach (var damaged in new byte[][] { [], bytes[..^1], [.. bytes[..^2], (byte)~bytes[^2], bytes[^1]], [.. bytes, 0] })
        {
            File.WriteAllBytes(Cache, damaged);
            await using var client = Client();
            Assert.Equal("t2", (await client.GetCatalogueAsync()).Tag);
        }

        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Cache)!));
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_gets_no_catalogue_from_the_disk()
    {
        _server.OnCatalogue = _ => Answer.Of(Message("t1"));
        await using var client = Client();
        await client.GetCatalogueAsync();
        _server.OnCatalogue = _ => Answer.Refusal(StatusCode.Unauthenticated, "UNAUTHENTICATED");

        Assert.Equal(SubmitFailure.NotAuthenticated, (await Assert.ThrowsAsync<TelemetryException>(() => client.GetCatalogueAsync())).Failure);
    }

    [Fact]
    public async Task An_answer_that_is_no_catalogue_is_not_taken()
    {
        var message = Message("t1");
        message.Areas[0].ValidFrom = "yesterday";
        _server.OnCatalogue = _ => Answer.Of(message);
        await using var client = Client();

        Assert.Equal(SubmitFailure.Interrupted, (await Assert.ThrowsAsync<TelemetryException>(() => client.GetCatalogueAsync())).Failure);
        Assert.False(File.Exists(Cache));
    }

    public async ValueTask InitializeAsync() => _server = await ScriptedCollector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static Protocol.V1.SenderCatalogue Message(string tag) => new()
    {
        Tag = tag,
        Version = "v1",
        Source = "vnpt",
        SourceName = "VNPT",
        Metrics = { new Protocol.V1.SenderMetric { Code = "subscribers.fixed_wired", Name = "Thuê bao", Maximum = 1_000, Reportable = true } },
        Areas =
        {
            new Protocol.V1.SenderArea { Code = "24", ValidFrom = "1997-01-01", ValidTo = "2025-06-30", Name = "Bắc Giang", Level = 1, Parent = "VN" },
            new Protocol.V1.SenderArea { Code = "24", ValidFrom = "2025-07-01", Name = "Bắc Ninh", Level = 1, Parent = "VN" },
        },
    };

    private TelemetryClient Client() => _server.Client(o => o with { CatalogueFile = Cache });
}

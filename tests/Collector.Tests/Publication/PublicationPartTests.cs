using System.Globalization;
using System.Net;
using System.Text.Json;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Targets;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>A portal in a process of its own publishes into the collector's ledger, and every other portal follows.</summary>
public sealed class PublicationPartTests(SharedInfluxServer influx)
{
    private const string Figure = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06";

    [Fact]
    public async Task A_portal_publishes_into_the_collectors_ledger_and_another_reads_it()
    {
        var store = await influx.NextAsync();
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        await using var portal = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        await using var other = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        var (first, second) = (collector.Key(CredentialRole.Publisher, null, [Editions.Province]), collector.Key(CredentialRole.Publisher, null, []));
        await ReportAsync(collector, portal, 1_000_000);

        var edition = Ok(await portal.PostAsync("/api/v1/editions", """{"area":"24","period":"2013-06"}""", first));
        Assert.Equal(1, edition.GetProperty("edition").GetInt32());
        await ReportAsync(collector, portal, 2_000_000);

        Assert.Equal((1_000_000m, 1), Said(await portal.GetAsync(Figure, first)));
        await UntilAsync(async () => Ok(await other.GetAsync(Editions.Address, first)).GetProperty("editions").GetArrayLength() == 1);
        Assert.Equal((1_000_000m, 1), Said(await other.GetAsync(Figure, first)));
        var file = await other.GetAsync(Editions.Address + "/1/figures.csv", first);
        Assert.Equal(edition.GetProperty("full").GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file.Text))));

        var proposal = Ok(await portal.PostAsync("/api/v1/editions", """{"area":"24","period":"2013-06","base":1,"reasonCode":"other","reason":"thử"}""", first));
        Assert.Equal("open", proposal.GetProperty("state").GetString());
        await UntilAsync(async () => Ok(await other.GetAsync(Editions.Address, second)).GetProperty("proposals").GetArrayLength() == 1);
        Assert.Equal(2, Ok(await other.PostAsync(Editions.Address + "/approve", JsonSerializer.Serialize(new { proposal = proposal.GetProperty("sequence").GetInt64() }), second)).GetProperty("edition").GetInt32());

        Assert.Equal((2_000_000m, 2), Said(await other.GetAsync(Figure, first)));
        await UntilAsync(async () => Ok(await portal.GetAsync(Editions.Address, first)).GetProperty("editions").GetArrayLength() == 2);
        await collector.StopAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await portal.PostAsync("/api/v1/editions", """{"area":"24","period":"2013-06","base":2,"reasonCode":"other","reason":"thử"}""", second)).Status);
    }

    private static CollectorOptions With(CollectorOptions options, InfluxSeriesStoreOptions store) => options with { Store = SeriesStoreKind.InfluxDb, Influx = store };

    private static async Task ReportAsync(TestCollector collector, TestPart portal, long value)
    {
        using var sender = collector.Sender("viettel");
        var receipt = (await sender.SendAsync(List("2013-06", Value(Editions.Mobile, "24", value)))).Taken();
        await UntilAsync(async () => (await portal.HealthAsync()).GetProperty("projectedSequence").GetInt64() >= receipt.Sequence);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var until = Environment.TickCount64 + 60_000; !await isSo(); await Task.Delay(50))
        {
            Assert.True(Environment.TickCount64 < until, string.Create(CultureInfo.InvariantCulture, $"it did not come within a minute"));
        }
    }

    private static (decimal? Value, int Edition) Said((HttpStatusCode Status, string Text) answer) =>
        Ok(answer).GetProperty("figures")[0] is var figure ? (figure.ValueOf(), figure.EditionOf()) : default;

    private static JsonElement Ok((HttpStatusCode Status, string Text) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return JsonDocument.Parse(answer.Text).RootElement;
    }
}

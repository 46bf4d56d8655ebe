using System.Net;
using System.Text;
using System.Text.Json;
using Telemetry.Aggregator.Publication;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Query.Publication;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>What the collector takes for an edition, and whom for a second person.</summary>
public sealed class EditionDeskTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_and_its_successor_are_one_person_whichever_proposed(bool successorProposes)
    {
        await using var collector = await TestCollector.StartAsync();
        using var admin = new AdminClient(collector);
        var first = collector.Key(CredentialRole.Publisher, null, []);
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(first);
        await collector.ReportAsync(2_000_000);
        Assert.True(ApiKey.TryGetPrefix(first, out var id));
        var next = (await admin.RotateAsync(new RotateCredentialRequest { Id = id, OverlapHours = 24 })).Key;

        var proposal = await collector.PublishAsync(successorProposes ? next : first, at: 1);
        var (status, text) = await collector.PostAsync(
            Editions.Address + "/approve", JsonSerializer.Serialize(new { proposal = proposal.GetProperty("sequence").GetInt64() }), successorProposes ? first : next);

        Assert.True(status == HttpStatusCode.Forbidden, text);
        Assert.Contains("a second person does", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_restatements_that_add_up_to_a_large_one_wait_for_a_second_person()
    {
        await using var collector = await TestCollector.StartAsync();
        var (first, second) = (collector.Key(CredentialRole.Publisher, null, []), collector.Key(CredentialRole.Publisher, null, []));
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(first);
        await collector.ReportAsync(1_040_000);
        Assert.Equal("published", StateOf(await collector.PublishAsync(first, at: 1)));
        await collector.ReportAsync(1_080_000);

        var proposal = await collector.PublishAsync(first, at: 2);
        Assert.Equal("open", StateOf(proposal));
        Assert.Equal(HttpStatusCode.OK, (await collector.PostAsync(Editions.Address + "/approve", JsonSerializer.Serialize(new { proposal = proposal.GetProperty("sequence").GetInt64() }), second)).Status);

        // What a second person looked at is where counting begins again.
        await collector.ReportAsync(1_120_000);
        Assert.Equal("published", StateOf(await collector.PublishAsync(first, at: 3)));
    }

    [Fact]
    public async Task Files_that_no_portal_makes_are_not_taken()
    {
        await using var collector = await TestCollector.StartAsync();
        var publisher = collector.Key(CredentialRole.Publisher, null, []);
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(publisher);
        await collector.ReportAsync(1_010_000);
        var made = await collector.BuildAsync(number: 2);
        var (head, outsideHead) = (made.Full.Head, made.Outside.Head);
        var total = made.Full.Find(Editions.Mobile, head.Unit, "all", head.Period)!;

        Assert.Equal(EditionFault.Malformed, await TryAsync(made.Full, EditionContent.Write(outsideHead, [total with { Value = 1_020_000, Exact = 1_020_000 }])));
        Assert.Equal(EditionFault.Malformed, await TryAsync(made.Full, EditionContent.Write(outsideHead, [total with { Operator = "viettel" }])));
        Assert.Equal(EditionFault.Malformed, await TryAsync(EditionContent.Write(head, made.Full.Rows.Append(total with { Value = 5, Exact = 5 })), made.Outside));
        Assert.Equal(EditionFault.Malformed, await TryAsync(Swapped(made.Full), made.Outside));
        Assert.Equal(EditionFault.Malformed, await TryAsync(Headed(made.Full, h => h with { Catalogue = new string('a', 64) }), Headed(made.Outside, h => h with { Catalogue = new string('a', 64) })));
        Assert.Equal(EditionFault.Malformed, await TryAsync(Headed(made.Full, h => h with { Position = 1 }), Headed(made.Outside, h => h with { Position = 1 })));
        Assert.Equal(EditionFault.None, await TryAsync(made.Full, made.Outside));

        async Task<EditionFault> TryAsync(EditionContent full, EditionContent outside) => (await collector.OrderAsync(publisher, full, outside)).Fault;
    }

    private static EditionContent Headed(EditionContent content, Func<EditionHead, EditionHead> with) => EditionContent.Write(with(content.Head), content.Rows);

    // The last two lines in each other's place.
    private static EditionContent Swapped(EditionContent content)
    {
        var lines = Encoding.UTF8.GetString(content.Bytes).Split('\n');
        (lines[^2], lines[^3]) = (lines[^3], lines[^2]);
        return EditionContent.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    private static string? StateOf(JsonElement edition) => edition.GetProperty("state").GetString();
}

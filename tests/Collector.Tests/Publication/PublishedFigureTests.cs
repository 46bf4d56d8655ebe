using System.Net;
using System.Text.Json;
using Telemetry.Aggregator.Publication;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Query.Publication;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>A figure of a published period is the file's, with what stood around it then, and proven by a file that the reader may have.</summary>
public sealed class PublishedFigureTests
{
    [Fact]
    public async Task What_the_file_says_is_read_even_where_nothing_came_since_and_the_program_computes_another_value()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.ReportAsync(1_000_000);
        var made = await collector.BuildAsync(number: 1);

        // As an earlier version of the program computed it.
        var full = EditionContent.Write(
            made.Full.Head, made.Full.Rows.Select(r => r.Item == Editions.Mobile && r.Operator == "all" && r.Area == made.Full.Head.Unit && r.Period == made.Full.Head.Period ? r with { Value = 999_999, Exact = 999_999 } : r));
        Assert.Equal(EditionFault.None, (await collector.OrderAsync(collector.Key(CredentialRole.Publisher, null, []), full, made.Outside)).Fault);

        var read = await collector.ReadAsync();

        Assert.Equal((999_999m, 1), (read.ValueOf(), read.EditionOf()));
        Assert.Equal(1_000_000m, read.GetProperty("publication").GetProperty("provisional").GetDecimal());
        Assert.Equal(999_999m, (await collector.ReadAsync()).ValueOf());
    }

    [Fact]
    public async Task A_total_that_stayed_while_its_parts_changed_is_explained_by_the_parts_of_then()
    {
        await using var collector = await TestCollector.StartAsync();
        await SendAsync(collector, 600_011, 400_000);
        await collector.PublishAsync(collector.Key(CredentialRole.Publisher, null, []));
        await SendAsync(collector, 600_000, 400_011);

        var read = await collector.ReadAsync();

        Assert.Equal((1_000_011m, 1), (read.ValueOf(), read.EditionOf()));
        Assert.False(read.GetProperty("publication").TryGetProperty("isOverdue", out _));
        Assert.Contains("600011", read.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("400011", read.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_of_the_full_file_is_told_to_whoever_may_read_it_and_to_nobody_else()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.ReportAsync(1_000_000);
        var edition = await collector.PublishAsync(collector.Key(CredentialRole.Publisher, null, []));
        var (full, outside) = (HashOf(edition, "full"), HashOf(edition, "outside"));
        var (reader, sender, anybody) = (collector.Key(CredentialRole.Reader, null, [Editions.Province]), collector.OperatorKey("viettel"), collector.Key(CredentialRole.Public, null, []));

        Assert.Equal(full, (await collector.ReadAsync(key: reader)).GetProperty("publication").GetProperty("sha256").GetString());
        Assert.Equal(outside, (await collector.ReadAsync("&operator=viettel", key: sender)).GetProperty("publication").GetProperty("sha256").GetString());
        foreach (var key in new[] { sender, anybody })
        {
            Assert.Equal(outside, (await collector.ReadAsync(key: key)).GetProperty("publication").GetProperty("sha256").GetString());
            foreach (var path in new[] { "/api/v1/editions", Editions.Address })
            {
                var (status, text) = await collector.GetAsync(path, key);
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.DoesNotContain(full, text, StringComparison.Ordinal);
                Assert.Contains(outside, text, StringComparison.Ordinal);
            }
        }
    }

    private static async Task SendAsync(TestCollector collector, long viettel, long vnpt)
    {
        await collector.ReportAsync(viettel);
        using var sender = collector.Sender("vnpt");
        (await sender.SendAsync(List("2013-06", Value(Editions.Mobile, "24", vnpt)))).Taken();
        await collector.ProjectedAsync();
    }

    private static string HashOf(JsonElement edition, string file) => edition.GetProperty(file).GetProperty("sha256").GetString()!;
}

using System.Globalization;
using Grpc.Core;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>What a sender may know of the catalogue before it sends, against what the service then accepts.</summary>
public sealed class SenderCatalogueTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData("vnpt", "")]
    [InlineData("vnpt", "24@2025-07-01")]
    [InlineData("vnpost", "24@2004-07-08 22@2004-07-08")]
    [InlineData("so-bac-giang", "")]
    [InlineData("gso", "")]
    [InlineData("mic", "")]
    public async Task What_may_be_reported_is_what_the_service_takes(string source, string territory)
    {
        using var client = _collector.Sender(source, territory.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var known = await client.CatalogueAsync();
        string[] codes = [.. _collector.Host.Stores.Catalogue.Areas.Select(a => a.Code).Distinct()];
        Assert.Equal(source, known.Source);
        Assert.NotEmpty(known.Areas);

        foreach (var period in (string[])["2013-06", "2025-06-30", "2025-07-01"])
        {
            var on = Period.TryParse(period, out var parsed) ? parsed.Last : throw new ArgumentException(period);
            var columns = known.Metrics.Select(m => new Column { Metric = m.Code, Decimals = m.Decimals, Scaled = { codes.Select(_ => m.Maximum) } });
            var answer = await client.SendAsync(Table(period, codes, [.. columns]));
            if (!Lies(on, known.SourceValidFrom, known.SourceValidTo))
            {
                answer.Refused(StatusCode.PermissionDenied);
                continue;
            }

            var receipt = answer.Taken();
            var refused = receipt.Verdicts.ToList();
            for (var at = (uint)refused.Count; at < receipt.VerdictCount; at = (uint)refused.Count)
            {
                refused.AddRange((await client.ReceiptAsync(receipt.SubmissionId, at)).Taken().Verdicts);
            }

            Assert.Equal(
                known.Metrics.Where(m => !m.Reportable).Select(m => m.Code).Order(StringComparer.Ordinal),
                refused.Where(v => v.Area.Length == 0).Select(v => v.Metric).Order(StringComparer.Ordinal));
            var valid = known.Areas.Where(a => Lies(on, a.ValidFrom, a.ValidTo)).Select(a => a.Code).ToHashSet();
            Assert.Equal(
                known.Metrics.Any(m => m.Reportable) ? codes.Where(c => !valid.Contains(c)).Order(StringComparer.Ordinal) : [],
                refused.Where(v => v.Metric.Length == 0).Select(v => v.Area).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(refused, v => v.Area.Length > 0 && v.Metric.Length > 0);
            Assert.Equal(known.Metrics.Count(m => m.Reportable) * valid.Count, (int)receipt.Accepted);
        }
    }

    [Fact]
    public async Task Bounds_and_decimals_are_those_of_validation()
    {
        using var client = _collector.Sender("mic");
        var known = await client.CatalogueAsync();

        foreach (var metric in known.Metrics.Where(m => m.Reportable))
        {
            var cells = new Observation[] { Value(metric.Code, "24", metric.Minimum, metric.Decimals), Value(metric.Code, "22", metric.Maximum, metric.Decimals) };
            Assert.Equal(2u, (await client.SendAsync(List("2013-06", cells))).Taken().Accepted);

            var beyond = List("2013-06", Value(metric.Code, "24", metric.Minimum - 1, metric.Decimals), Value(metric.Code, "22", metric.Maximum + 1, metric.Decimals));
            Assert.Equal([VerdictCode.OutOfBounds, VerdictCode.OutOfBounds], (await client.SendAsync(beyond)).Taken().Verdicts.Select(v => v.Code));

            var finer = List("2013-06", Value(metric.Code, "24", metric.Minimum, (metric.Decimals + 1) % 7));
            Assert.Equal([VerdictCode.WrongDecimals], (await client.SendAsync(finer)).Taken().Verdicts.Select(v => v.Code));
        }
    }

    [Fact]
    public async Task What_plans_may_name_is_what_a_plan_may_name()
    {
        using var planner = _collector.Sender("mic");
        using var operators = _collector.Sender("vnpt");
        var known = await planner.CatalogueAsync();
        Assert.True(known.MayPlan);
        Assert.False((await operators.CatalogueAsync()).MayPlan);

        var plan = List("2013", [.. known.PlanIndicators.SelectMany(i => (Observation[])[Value(i.Code, "24", i.Minimum, i.Decimals), Value(i.Code, "22", i.Maximum, i.Decimals)])]);
        plan.Kind = SubmissionKind.Plan;
        Assert.Equal(2 * known.PlanIndicators.Count, (int)(await planner.SendAsync(plan)).Taken().Accepted);

        var beyond = new SubmitRequest(plan) { SubmissionId = NewId() };
        foreach (var cell in beyond.Observations)
        {
            cell.Scaled += cell.Area == "24" ? -1 : 1;
        }

        Assert.Equal(2 * known.PlanIndicators.Count, (int)(await planner.SendAsync(beyond)).Taken().Refused);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_in_a_few_bytes()
    {
        using var client = _collector.Sender("vnpt");
        using var narrow = _collector.Sender("vnpt", "24@2025-07-01");
        using var other = _collector.Sender("viettel");
        var first = await client.CatalogueAsync();

        var again = await client.CatalogueAsync(first.Tag);

        Assert.Equal(new SenderCatalogue { Tag = first.Tag, Unchanged = true }, again);
        Assert.False(first.Unchanged);
        Assert.InRange(first.Tag.Length, 1, 64);
        Assert.Equal(first, await client.CatalogueAsync("of another catalogue"));
        Assert.Equal(_collector.Host.Stores.Catalogue.Version, first.Version);
        Assert.False((await narrow.CatalogueAsync(first.Tag)).Unchanged);
        Assert.False((await other.CatalogueAsync(first.Tag)).Unchanged);
        Assert.Equal(first.Metrics.Select(m => m.Code).Order(StringComparer.Ordinal), first.Metrics.Select(m => m.Code));
        Assert.Equal(first.Areas.Select(a => (a.Code, a.ValidFrom)).OrderBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.ValidFrom, StringComparer.Ordinal), first.Areas.Select(a => (a.Code, a.ValidFrom)));
    }

    [Theory]
    [InlineData(CredentialRole.Reader)]
    [InlineData(CredentialRole.Publisher)]
    [InlineData(CredentialRole.Administrator)]
    [InlineData(CredentialRole.Public)]
    public async Task Who_hands_in_nothing_is_denied(CredentialRole role)
    {
        using var client = new SenderClient(_collector.Host.GrpcAddress, _collector.Key(role, null, []));

        var denied = await Assert.ThrowsAsync<RpcException>(() => client.CatalogueAsync());

        Assert.Equal(StatusCode.PermissionDenied, denied.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tk_wrong")]
    public async Task Without_a_valid_key_nothing_is_told(string? key)
    {
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);

        var denied = await Assert.ThrowsAsync<RpcException>(() => client.CatalogueAsync());

        Assert.Equal(StatusCode.Unauthenticated, denied.StatusCode);
    }

    [Fact]
    public async Task A_tag_of_megabytes_is_not_read()
    {
        using var client = _collector.Sender("vnpt");

        var denied = await Assert.ThrowsAsync<RpcException>(() => client.CatalogueAsync(new string('x', 1_000_000)));

        Assert.Equal(StatusCode.ResourceExhausted, denied.StatusCode);
    }

    private static bool Lies(DateOnly day, string from, string to)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (from.Length == 0 || string.CompareOrdinal(from, text) <= 0) && (to.Length == 0 || string.CompareOrdinal(text, to) <= 0);
    }
}

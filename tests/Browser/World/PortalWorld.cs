using System.Globalization;
using Telemetry.Aggregator.Schedule;
using Telemetry.Browser.Tests.World;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

[assembly: AssemblyFixture(typeof(PortalWorld))]

namespace Telemetry.Browser.Tests.World;

/// <summary>
/// One service for all tests: Quảng Ninh and Bắc Giang, later Bắc Ninh, with districts until June 2025 and a few communes since; two years of months from three
/// telecom operators, two of the post. Invented figures. Tests that send something do so for <see cref="Corrected"/> alone.
/// </summary>
public sealed class PortalWorld : IAsyncLifetime
{
    /// <summary>The latest month with figures.</summary>
    public const string Month = "2026-01";

    /// <summary>A unit that a test may change: Vân Đồn, which no other test looks at.</summary>
    public const string Corrected = "90011";

    /// <summary>An operator that has not reported the latest month in Bắc Ninh.</summary>
    public const string Late = "mobifone";

    private static readonly string[] Telecom = ["vnpt", "viettel", "mobifone"];
    private static readonly string[] Post = ["vnpost", "viettelpost"];

    internal TestCollector Collector { get; private set; } = null!;

    /// <summary>Where its pages are.</summary>
    public Uri Portal => Collector.Host.PortalAddress;

    /// <summary>A key of a reader of the whole country.</summary>
    public string ReaderKey { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Collector = await TestCollector.StartAsync(options =>
        {
            Communes.Write(options.OwnCatalogueFolder);
            return options;
        });
        ReaderKey = Collector.Key(CredentialRole.Reader, null, []);
        await SendAsync("gso", Statistics());
        foreach (var source in Telecom)
        {
            await SendAsync(source, Months().Select(m => TelecomMonth(source, m)));
        }

        foreach (var source in Post)
        {
            await SendAsync(source, Months().Select(m => PostMonth(source, m)));
        }

        await SendAsync("so-quang-ninh", [Plan()]);
        await SendAsync("mic", [Published()]);
        await SettleAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Collector.DisposeAsync();

    /// <summary>Hands in with the client library.</summary>
    public async Task SendAsync(string source, IEnumerable<SubmissionTable> tables)
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = Collector.Host.GrpcAddress, ApiKey = Collector.OperatorKey(source) });
        foreach (var table in tables)
        {
            var receipt = await client.SubmitAsync(table);
            Assert.True(receipt.Refused == 0, receipt.Refused > 0 ? $"{table.SubmissionId}: {receipt.Verdicts[0]}" : "");
        }
    }

    /// <summary>Waits until what was sent can be asked for, and is rolled up and checked.</summary>
    public async Task SettleAsync()
    {
        await Collector.ProjectedAsync();
        await ((RollupScheduler)Collector.Host.Services.GetService(typeof(RollupScheduler))!).RunDueNowAsync();
    }

    private static IEnumerable<DateOnly> Months() => Enumerable.Range(0, 24).Select(i => new DateOnly(2024, 2, 1).AddMonths(i));

    private string[] UnitsOn(DateOnly day) =>
        [.. Collector.Host.Stores.Catalogue.Areas.Where(a => a.Level is AreaLevel.District or AreaLevel.Commune && a.IsValidOn(day)).Select(a => a.Key.Code).Order(StringComparer.Ordinal)];

    private IEnumerable<SubmissionTable> Statistics() => Enumerable.Range(2023, 4).Select(year =>
    {
        var units = UnitsOn(new DateOnly(year, 12, 31));
        var table = new SubmissionTable($"statistics/{year}", year.ToString(CultureInfo.InvariantCulture), units);
        table.AddColumn("population.average", 0, [.. units.Select(u => Level(u, 60_000) + ((year - 2023) * 400))]);
        table.AddColumn("area.land", 2, [.. units.Select(u => Level(u, 30_000))]);
        return table;
    });

    private SubmissionTable TelecomMonth(string source, DateOnly month)
    {
        var period = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        string[] units = [.. UnitsOn(month.AddMonths(1).AddDays(-1)).Where(u => source != Late || period != Month || u.StartsWith("9000", StringComparison.Ordinal) || u.StartsWith("9001", StringComparison.Ordinal))];
        var share = source switch { "vnpt" => 0.35, "viettel" => 0.45, _ => 0.2 };
        var grown = share * Math.Pow(1.004, ((month.Year - 2024) * 12) + month.Month);
        var table = new SubmissionTable($"{source}/{period}", period, units);
        Add("subscribers.mobile_postpaid", 25_000);
        Add("subscribers.mobile_prepaid", 45_000);
        Add("subscribers.internet.mobile_broadband", 55_000);
        Add("subscribers.internet.ftth", 14_000);
        Add("subscribers.internet.xdsl", 60);
        Add("bts.sites", 90);
        table.AddColumn("bts.sites_shared", 0, [.. units.Select(u => u == "90003" && source == "viettel" && period == Month ? 500 : (long)(Level(u, 90) * grown * 0.4))]);
        Add("revenue.telecom", 4_000_000_000);
        if (source != "mobifone")
        {
            Add("subscribers.fixed_wired", 2_500);
            Add("subscribers.fixed_wireless", 200);
        }

        return table;

        void Add(string metric, long level) => table.AddColumn(metric, 0, [.. units.Select(u => (long)(Level(u, level) * grown))]);
    }

    private SubmissionTable PostMonth(string source, DateOnly month)
    {
        var period = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var units = UnitsOn(month.AddMonths(1).AddDays(-1));
        var table = new SubmissionTable($"{source}/{period}", period, units);
        table.AddColumn("revenue.postal", 0, [.. units.Select(u => Level(u, 300_000_000))]);
        table.AddColumn("postal.offices", 0, [.. units.Select(u => Level(u, 4))]);
        table.AddColumn("postal.agents", 0, [.. units.Select(u => Level(u, 3))]);
        if (source == "vnpost")
        {
            table.AddColumn("postal.commune_points", 0, [.. units.Select(u => Level(u, 9))]);
        }

        return table;
    }

    private static SubmissionTable Published()
    {
        var published = new SubmissionTable("published/2026-01", Month, ["22"]) { Kind = SubmissionKind.Published };
        published.AddColumn("density.telephone", 2, [98_70]);
        published.AddColumn("postal.service_radius", 3, [2_150]);
        published.AddColumn("subscribers.internet.ftth", 0, [391_000]);
        return published;
    }

    private static SubmissionTable Plan()
    {
        var plan = new SubmissionTable("plan/2026", "2026", ["22"]) { Kind = SubmissionKind.Plan };
        plan.AddColumn("density.telephone", 2, [130_00]);
        plan.AddColumn("subscribers.internet.ftth", 0, [400_000]);
        return plan;
    }

    // The same for the same unit, half as much to one and a half times as much.
    private static long Level(string unit, long middle) => (long)(middle * (0.5 + (int.Parse(unit, CultureInfo.InvariantCulture) * 37 % 100 / 100.0)));
}

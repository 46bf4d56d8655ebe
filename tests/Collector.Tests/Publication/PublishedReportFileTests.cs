using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Reports.Schedule;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>The month's report files follow what is published.</summary>
public sealed class PublishedReportFileTests
{
    [Fact]
    public async Task A_report_that_is_published_is_written_anew_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("published-reports-").FullName;
        try
        {
            await using var collector = await TestCollector.StartAsync(o => o with { ReportsFolder = folder });
            await collector.ReportAsync(1_000_000, period: "2026-02", area: "22");
            await new RollupRunner(collector.Host.Stores.Catalogue, collector.Host.Stores.Series, TimeProvider.System).RunAsync(Period.Month(2026, 2), collector.Host.Stores.Series.Position);
            Assert.False(await collector.Host.Services.GetRequiredService<ReportScheduler>().WriteDueAsync(TestContext.Current.CancellationToken));
            Assert.NotEmpty(Files("telecom_annex.csv"));
            Assert.Empty(Files("telecom_annex_v2.csv"));

            var (status, text) = await collector.TryPublishAsync(collector.Key(CredentialRole.Publisher, null, []), period: "2026-02", area: "22");

            Assert.True(status == HttpStatusCode.OK, text);
            for (var until = Environment.TickCount64 + 60_000; Files("main_targets_v2.csv").Length == 0 || Files("telecom_annex_v2.csv").Length == 0; await Task.Delay(50, TestContext.Current.CancellationToken))
            {
                Assert.True(Environment.TickCount64 < until, "it was not written within a minute");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string[] Files(string name) => Directory.GetFiles(folder, name, SearchOption.AllDirectories);
    }
}

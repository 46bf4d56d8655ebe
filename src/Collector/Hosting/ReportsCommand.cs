using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Telemetry.Catalogue;
using Telemetry.Portal;
using Telemetry.Portal.Reports.Schedule;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary><c>reports write --period 2026-09 --folder FOLDER</c>: writes a period's reports while the service is stopped, as the schedule would.</summary>
internal static class ReportsCommand
{
    public static Command Create(SharedOptions shared)
    {
        var text = new Option<string>("--period") { Description = "2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013", Required = true };
        var folder = new Option<string>("--folder") { Description = "Folder to write to; it must be there", Required = true };
        var code = new Option<string?>("--area") { Description = "A province's code, or code@valid-from; without it every province that has figures of the period" };
        var write = new Command("write", "Writes the reports of a period now; what the folder has already stays, what changed gets a further edition") { text, folder, code };
        write.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            if (!Period.TryParse(parsed.GetValue(text), out var period) || period.Grain == PeriodGrain.Day)
            {
                throw new StartException([$"--period is '{parsed.GetValue(text)}'; expected 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013"]);
            }

            await using var stores = await Stores.OpenAsync(shared.Read(parsed), TimeProvider.System, cancellationToken);
            await SeriesStores.RequireAsync(stores.Series, cancellationToken);
            var areas = await AreasAsync(stores, parsed.GetValue(code), period, cancellationToken);
            await using var services = Services(stores);
            try
            {
                var written = await services.GetRequiredService<ReportFolder>().WriteAsync(parsed.GetValue(folder)!, period, areas, cancellationToken);
                Console.WriteLine(JsonSerializer.Serialize(new { period = period.ToString(), areas = areas.Count, written }));
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new StartException([$"--folder is {parsed.GetValue(folder)}: {e.Message}"]);
            }
        }));
        return new Command("reports", "The reports that the schedule writes into a folder") { write };
    }

    private static ServiceProvider Services(Stores stores) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(stores.Catalogue).AddSingleton(stores.Series).AddSingleton(stores.Ledger)
        .AddPortal()
        .BuildServiceProvider();

    private static async Task<IReadOnlyList<Area>> AreasAsync(Stores stores, string? code, Period period, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return ReportMonths.Provinces(stores.Catalogue, period, await stores.Series.ListAsync(null, cancellationToken));
        }

        var known = AreaKey.TryParse(code, out var key) ? stores.Catalogue.TryGetArea(key, out var area) : stores.Catalogue.TryGetArea(code, period.Last, out area);
        return known && area is not null ? [area] : throw new StartException(
            [string.Create(CultureInfo.InvariantCulture, $"--area is '{code}'; expected the code of a unit of {period.Last:yyyy-MM-dd}, or code@valid-from")]);
    }
}

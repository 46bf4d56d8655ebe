using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class MetricsTests
{
    [Fact]
    public void Runs_and_what_waits_are_counted_with_units()
    {
        using var metrics = new RollupMetrics();
        var units = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        var sums = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        const int due = 3;
        const int failing = 2;
        metrics.Watch(() => due, () => TimeSpan.FromSeconds(90), () => failing);
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (metrics.Owns(instrument.Meter))
            {
                units[instrument.Name] = instrument.Unit;
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, value, _, _) => sums.AddOrUpdate(i.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((i, value, _, _) => sums[i.Name] = value);
        listener.SetMeasurementEventCallback<double>((i, value, _, _) => sums.AddOrUpdate(i.Name, value, (_, sum) => sum + value));
        listener.Start();

        metrics.Ran(new DueRun(Period.Parse("2013-06"), DueReason.NewFigures, 1, TimeSpan.FromMilliseconds(250), RunOutcome.Succeeded, null, null));
        listener.RecordObservableInstruments();

        Assert.Equal("{run} {look} s {period} s s {period}", string.Join(' ', Names.Select(n => units[n])));
        Assert.Equal((1, 0.25, 3, 90, 0.25, 2), (sums[Names[0]], sums[Names[2]], sums[Names[3]], sums[Names[4]], sums[Names[5]], sums[Names[6]]));
    }

    private static string[] Names =>
    [
        "telemetry.rollup.runs", "telemetry.rollup.looks", "telemetry.rollup.duration", "telemetry.rollup.due", "telemetry.rollup.due.age",
        "telemetry.rollup.last.duration", "telemetry.rollup.failing",
    ];
}

using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Telemetry.Collector.Diagnostics.Scrape;

/// <summary>Collects what the SDK has added up when somebody asks, one asker at a time. Thread-safe.</summary>
internal sealed class ScrapeReader : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly TextExporter _exporter = new();

    /// <summary>Makes the reader; the meter provider that it is given to disposes of it.</summary>
    public ScrapeReader() => Reader = new BaseExportingMetricReader(_exporter);

    /// <summary>What the meter provider is given.</summary>
    public MetricReader Reader { get; }

    /// <summary>Everything as it is now, as text for Prometheus; null where it could not be collected.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Through the exporter: a reader that is only asked lets nobody else collect.
            return _exporter.Collect!(Timeout.Infinite) ? _exporter.Text : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var metrics = new List<Metric>();
            foreach (var metric in batch)
            {
                metrics.Add(metric);
            }

            Text = PrometheusText.Format(metrics);
            return ExportResult.Success;
        }
    }
}

using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Reconciliation;

/// <summary>A world by the shipped catalogue in which second sources are compared.</summary>
internal sealed class ReconciliationWorld : IAsyncDisposable
{
    private readonly World _world = new(TestCatalogue.Shipped);
    private readonly ReconciliationReader _reader;

    public ReconciliationWorld() => _reader = new ReconciliationReader(_world.Store, _world.Figures, new FigureHistoryReader(_world.Catalogue, _world.Store));

    public World World => _world;

    /// <summary>A position that the test wants to remember.</summary>
    public long Correction { get; set; }

    public Task<long> ReportAsync(string source, string period, params (string Area, string Metric, decimal? Value)[] cells) => _world.ReportAsync(source, period, cells);

    public async Task<ReconciliationResult> CompareAsync(string period, string? item = null, string area = "VN", string? source = null, long asOf = long.MaxValue) =>
        await _reader.ReadAsync(new ReconciliationQuery(_world.Area(area, period), Period.Parse(period), item, source, asOf), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}

using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>What exists, kept in memory: read once, then only what is new. Thread-safe.</summary>
internal sealed class ExtentCache(InfluxClient client) : IDisposable
{
    private readonly ExtentMap _extents = new();
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Uses it as it is at that position or later.</summary>
    public async Task<T> UseAsync<T>(long position, Func<ExtentMap, T> use, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_extents.Position < position)
            {
                await client.QueryAsync(InfluxQuery.Entries(_extents.Position, position), _extents, cancellationToken);
                _extents.Position = position;
            }

            return use(_extents);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Adds what this process has just written, so that it need not be read.</summary>
    public async Task AddAsync(IEnumerable<SeriesPatch> patches, long before, long position)
    {
        await _gate.WaitAsync();
        if (_extents.Position == before)
        {
            foreach (var patch in patches)
            {
                _extents.Add(patch.Shard, patch.Source, patch.Period, patch.Sequence);
            }

            _extents.Position = position;
        }

        _gate.Release();
    }

    /// <summary>Forgets everything: the position went back.</summary>
    public async Task ClearAsync()
    {
        await _gate.WaitAsync();
        _extents.Clear();
        _gate.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}

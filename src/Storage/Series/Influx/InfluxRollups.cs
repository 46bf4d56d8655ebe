using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Stored rollups: whole ones to read back, and their sums for dashboards.</summary>
internal sealed class InfluxRollups(InfluxWriter writer, InfluxDatabase database, InfluxSeriesStoreOptions options, Func<string, int> decimals)
{
    private const int Tries = 5;

    private readonly SumLines _sums = new(decimals);

    /// <summary>Writes rollups in the place of those of the same period and shard.</summary>
    public async Task<int> WriteAsync(IReadOnlyList<RollupTable> rollups, CancellationToken cancellationToken)
    {
        var batch = new LineBatch(options.MaxBatchPoints, options.MaxBatchBytes);
        foreach (var rollup in rollups)
        {
            var before = await ReadAsync(rollup.Period, rollup.Shard, cancellationToken);
            foreach (var line in _sums.Lines(rollup, before))
            {
                batch.Add(line);
                batch.EndLine();
                await writer.StoreFullAsync(batch, cancellationToken);
            }

            RollupText.WriteLine(rollup, batch);
            await writer.StoreFullAsync(batch, cancellationToken);
        }

        await writer.StoreAsync(batch, batch.Count, cancellationToken);
        return rollups.Count;
    }

    /// <summary>A rollup; null where none was written.</summary>
    /// <exception cref="InvalidDataException">What is stored is none.</exception>
    public async Task<RollupTable?> ReadAsync(Period period, AreaKey shard, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var rows = await database.RowsAsync(InfluxQuery.Rollup(period, shard), cancellationToken);
            try
            {
                return rows.Count == 0 ? null : RollupText.Read(rows[0], period, shard);
            }
            catch (InvalidDataException) when (tries < Tries)
            {
                // Somebody replaced it between two of its fields.
            }
        }
    }
}

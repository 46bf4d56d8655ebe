using System.Globalization;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Writes an append in the order that makes it visible at once: figures, entries, and when all is confirmed the position.</summary>
internal sealed class PatchWriter(InfluxWriter writer, InfluxDatabase database, InfluxSeriesStoreOptions options)
{
    /// <summary>Writes patches that the store does not have and moves the position.</summary>
    /// <exception cref="InvalidOperationException">The database is not at the position that it was at.</exception>
    public async Task<long> WriteAsync(SeriesPatch[] patches, long present, long position, CancellationToken cancellationToken)
    {
        var batch = new LineBatch(options.MaxBatchPoints, options.MaxBatchBytes);
        foreach (var patch in patches)
        {
            var lines = new PatchLines(patch);
            for (var row = 0; row < patch.Areas.Length; row++)
            {
                if (lines.Write(row, batch))
                {
                    await writer.StoreFullAsync(batch, cancellationToken);
                }
            }
        }

        foreach (var entry in patches.GroupBy(p => p.Sequence))
        {
            EntryText.WriteLines(entry.Key, entry, batch);
            await writer.StoreFullAsync(batch, cancellationToken);
        }

        await writer.StoreAsync(batch, batch.Count, cancellationToken);
        await MoveAsync(present, position, cancellationToken);
        return position;
    }

    /// <summary>That the database is elsewhere than this process left it.</summary>
    public static InvalidOperationException Moved(long expected, long found) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"InfluxDB's database is at position {found}, not at {expected}: it was restored, emptied, or somebody else writes it; it has to be filled from there"));

    // From here on readers see what was written. A database that was restored or emptied in between must not get a gap.
    private async Task MoveAsync(long present, long position, CancellationToken cancellationToken)
    {
        var found = await database.PositionAsync(cancellationToken);
        if (found != present)
        {
            throw Moved(present, found);
        }

        var batch = new LineBatch(maxPoints: 1, options.MaxBatchBytes);
        batch.Add(string.Create(CultureInfo.InvariantCulture, $"{InfluxLayout.Positions} layout={InfluxLayout.Version}i,sequence={position}i {position}"));
        batch.EndLine();
        await writer.StoreAsync(batch, 1, cancellationToken);
    }
}

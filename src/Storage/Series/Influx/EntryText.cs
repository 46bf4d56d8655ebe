using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// What a ledger entry added, as one text: <c>source|period|shard,shard;source|period|shard</c>. One point an entry in one series, so
/// that listing costs what is new since the last time.
/// </summary>
internal static class EntryText
{
    // A shard has at most 27 characters, a source 45: this is below half of the limit.
    private const int MostShards = 100;
    private const int MostGroups = 10;

    /// <summary>Adds an entry's line; more than one where the text would be beyond InfluxDB's 64 KiB.</summary>
    public static void WriteLines(long sequence, IEnumerable<SeriesPatch> patches, LineBatch target)
    {
        var part = 0;
        foreach (var text in Texts(patches))
        {
            target.Add($"{InfluxLayout.Entries},part=");
            target.Add(part++);
            target.Add($" what=\"{text}\" ");
            target.Add(sequence);
            target.EndLine();
        }
    }

    /// <summary>The extents that the text says.</summary>
    /// <exception cref="InvalidDataException">It says nothing of the kind.</exception>
    public static IEnumerable<(AreaKey Shard, string Source, Period Period)> Read(string text)
    {
        foreach (var group in text.Split(';'))
        {
            if (group.Split('|') is not [var source, var written, var shards] || !Period.TryParse(written, out var period))
            {
                throw new InvalidDataException($"'{group}' in InfluxDB says nothing about an entry");
            }

            foreach (var shard in shards.Split(','))
            {
                yield return (InfluxName.BackToArea(shard), InfluxName.Back(source), period);
            }
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<SeriesPatch> patches)
        => patches
            .GroupBy(p => (p.Source, p.Period))
            .SelectMany(group => group.Chunk(MostShards).Select(
                chunk => $"{InfluxName.Of(group.Key.Source)}|{group.Key.Period}|{string.Join(',', chunk.Select(p => InfluxName.Of(p.Shard)))}"))
            .Chunk(MostGroups)
            .Select(chunk => string.Join(';', chunk));
}

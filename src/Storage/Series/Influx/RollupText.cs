using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// A whole rollup as text: JSON, gzipped (whose checksum finds a text of which a part was replaced while it was read), in base 64, cut
/// into fields <c>part000</c>, <c>part001</c> ... as InfluxDB takes 64 KiB a text; the field <c>length</c> says how much of them counts.
/// </summary>
internal static class RollupText
{
    /// <summary>Field of the whole text's length.</summary>
    private const string Length = "length";

    private const int PartLength = 60_000;

    /// <summary>Adds the rollup's line.</summary>
    public static void WriteLine(RollupTable table, LineBatch target)
    {
        var text = Text(table);
        target.Add($"{InfluxLayout.Rollups},grain={InfluxLayout.GrainOf(table.Period)},shard={InfluxName.Of(table.Shard)} {Length}=");
        target.Add(text.Length);
        target.Add("i"u8);
        for (var part = 0; part < Parts(text.Length); part++)
        {
            var from = part * PartLength;
            target.Add($",{Part(part)}=\"{text[from..Math.Min(from + PartLength, text.Length)]}\"");
        }

        target.Add(" "u8);
        target.Add(InfluxLayout.TimeOf(table.Period));
        target.EndLine();
    }

    /// <summary>The rollup of a row that has the parts.</summary>
    /// <exception cref="InvalidDataException">They do not belong together.</exception>
    public static RollupTable Read(IReadOnlyDictionary<string, InfluxCell> row, Period period, AreaKey shard)
    {
        try
        {
            var length = (int)row[Length].Number;
            var text = string.Concat(Enumerable.Range(0, Parts(length)).Select(i => row[Part(i)].Text))[..length];
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var document = JsonSerializer.Deserialize(gzip, RollupJson.Default.RollupDocument)!;
            return new RollupTable
            {
                Period = period,
                Shard = shard,
                Position = document.Position,
                CatalogueVersion = document.CatalogueVersion,
                Areas = [.. document.Areas.Select(InfluxName.BackToArea)],
                Series = document.Series,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"the rollup of {period} in InfluxDB is not whole", e);
        }
    }

    private static string Text(RollupTable table)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(
                gzip,
                new RollupDocument(table.Position, table.CatalogueVersion, [.. table.Areas.Select(InfluxName.Of)], [.. table.Series]),
                RollupJson.Default.RollupDocument);
        }

        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static int Parts(int length) => (length + PartLength - 1) / PartLength;

    private static string Part(int index) => string.Create(CultureInfo.InvariantCulture, $"part{index:000}");
}

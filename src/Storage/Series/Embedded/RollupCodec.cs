using System.Buffers;
using System.Buffers.Binary;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// A rollup as bytes: checksum, version, position, catalogue version, areas, then each series: source, metric, values, reported and
/// expected (ValueCodec, with its length), flags as runs of (flag, count − 1).
/// </summary>
internal static class RollupCodec
{
    private const byte Version = 1;

    /// <summary>Writes a rollup.</summary>
    public static void Encode(RollupTable table, StoreDictionaries dictionaries, ByteSink sink)
    {
        sink.Room(BlockFormat.ChecksumBytes);
        sink.Advance(BlockFormat.ChecksumBytes);
        sink.Byte(Version);
        sink.Number((ulong)table.Position);
        sink.Text(table.CatalogueVersion);
        sink.Number((ulong)table.Areas.Length);
        var next = 0;
        foreach (var area in table.Areas)
        {
            var id = dictionaries.Areas.GetOrAdd(area);
            sink.Number(Varints.Zigzag(id - next));
            next = id + 1;
        }

        sink.Number((ulong)table.Series.Count);
        foreach (var series in table.Series)
        {
            Encode(series, table.Areas.Length, dictionaries, sink);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(sink.Written, Checksum.Of(sink.Written[BlockFormat.ChecksumBytes..]));
    }

    /// <summary>Reads a rollup.</summary>
    /// <exception cref="InvalidDataException">The bytes are not as they were written.</exception>
    public static RollupTable Decode(ReadOnlySpan<byte> bytes, Period period, AreaKey shard, StoreDictionaries dictionaries)
    {
        if (bytes.Length < BlockFormat.ChecksumBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Checksum.Of(bytes[BlockFormat.ChecksumBytes..]))
        {
            throw ByteReader.Damaged("its checksum is wrong");
        }

        var reader = new ByteReader(bytes[BlockFormat.ChecksumBytes..]);
        if (reader.Byte() != Version)
        {
            throw ByteReader.Damaged("its version is unknown");
        }

        var position = reader.Long(long.MaxValue);
        var catalogue = reader.Text();
        var areas = new AreaKey[reader.Int(Math.Min(reader.Remaining, dictionaries.Areas.Count))];
        var next = 0L;
        for (var i = 0; i < areas.Length; i++)
        {
            next += Varints.Unzigzag(reader.Number());
            areas[i] = dictionaries.Areas[next is >= 0 and <= BlockKey.MaxShard ? (int)next : -1];
            next++;
        }

        var series = new RollupSeries[reader.Int(reader.Remaining)];
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = DecodeSeries(ref reader, areas.Length, dictionaries);
        }

        reader.End();
        return new RollupTable
        {
            Period = period,
            Shard = shard,
            Position = position,
            CatalogueVersion = catalogue,
            Areas = areas,
            Series = series,
        };
    }

    private static void Encode(RollupSeries series, int areas, StoreDictionaries dictionaries, ByteSink sink)
    {
        if (series.Values.Length != areas || series.Flags.Length != areas || series.Reported.Length != areas || series.Expected.Length != areas)
        {
            throw new ArgumentException($"series '{series.Source}' '{series.Metric}' is not as long as the rollup's areas", nameof(series));
        }

        sink.Number((ulong)dictionaries.Sources.GetOrAdd(series.Source));
        sink.Number((ulong)dictionaries.Metrics.GetOrAdd(series.Metric));
        EncodeValues(series.Values, sink);
        EncodeCounts(series.Reported, sink);
        EncodeCounts(series.Expected, sink);
        for (var i = 0; i < areas;)
        {
            var run = 1;
            while (i + run < areas && series.Flags[i + run] == series.Flags[i])
            {
                run++;
            }

            sink.Byte(series.Flags[i]);
            sink.Number((ulong)(run - 1));
            i += run;
        }
    }

    private static RollupSeries DecodeSeries(ref ByteReader reader, int areas, StoreDictionaries dictionaries)
    {
        var source = dictionaries.Sources[reader.Int(BlockKey.MaxSource)];
        var metric = dictionaries.Metrics[reader.Int(BlockReader.MaxMetric)];
        var values = new long[areas];
        ValueCodec.Decode(reader.Bytes(reader.Int(reader.Remaining)), values);
        var reported = DecodeCounts(ref reader, areas);
        var expected = DecodeCounts(ref reader, areas);
        var flags = new byte[areas];
        for (var i = 0; i < areas;)
        {
            var flag = reader.Byte();
            var run = reader.Int(areas - i - 1) + 1;
            flags.AsSpan(i, run).Fill(flag);
            i += run;
        }

        return new RollupSeries(source, metric, values, flags, reported, expected);
    }

    private static void EncodeValues(ReadOnlySpan<long> values, ByteSink sink)
    {
        var length = sink.ReserveLength(ValueCodec.MaxLength(values.Length));
        sink.Advance(ValueCodec.Encode(values, sink.Room(ValueCodec.MaxLength(values.Length) + ValueCodec.Slack)));
        sink.FillLength(length);
    }

    private static void EncodeCounts(int[] counts, ByteSink sink)
    {
        var values = ArrayPool<long>.Shared.Rent(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            values[i] = counts[i];
        }

        EncodeValues(values.AsSpan(0, counts.Length), sink);
        ArrayPool<long>.Shared.Return(values);
    }

    private static int[] DecodeCounts(ref ByteReader reader, int areas)
    {
        var values = ArrayPool<long>.Shared.Rent(areas);
        ValueCodec.Decode(reader.Bytes(reader.Int(reader.Remaining)), values.AsSpan(0, areas));
        var counts = new int[areas];
        for (var i = 0; i < areas; i++)
        {
            counts[i] = values[i] is >= int.MinValue and <= int.MaxValue ? (int)values[i] : throw ByteReader.Damaged("a count is beyond its limit");
        }

        ArrayPool<long>.Shared.Return(values);
        return counts;
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// The canonical encoding of a submission's content. Its SHA-256 is the submission's identity: two submissions are the same when
/// these bytes are the same, however they were sent. The layout is a public contract; a change takes a new version number.
/// <para>
/// <c>number</c> is an unsigned base-128 integer, lowest seven bits first; <c>text</c> is its UTF-8 length as a number and the
/// bytes. One after the other, nothing between and nothing behind:
/// </para>
/// <code>
/// version   1 byte    1
/// kind      1 byte    SubmissionKind
/// grain     1 byte    PeriodGrain
/// first     number    first day of the period, days since 0001-01-01
/// reason    text
/// size      number    bytes of the areas part that follows
/// areas     number    how many, then each in ordinal order (UTF-16 code units, as string.CompareOrdinal), each once and used by some cell:
///   head    1 byte    high half: bytes shared with the area before; low half: further bytes; 15 means 15 + a number that follows
///   rest    bytes     UTF-8
/// columns   number    how many, ordered by metric (ordinal), decimals, then scaled before double; none without cells:
///   metric  text
///   scale   number    decimals; 0 for doubles
///   flags   1 byte    1 doubles, 2 rows, 4 states, 8 signed; the others 0
///   count   number    cells; only with the flag rows, otherwise there is one for each area
///   rows    numbers   only with the flag: runs of neighbouring areas until all cells are covered, each as
///                     (first row of the run − last row of the run before, which is 0 for a cell sent twice), (length − 1);
///                     ascending; the flag is not set when each area has one cell
///   states  number    only with the flag: how many cells are not present (at least 1), then for each in order
///                     (cell − cell before − 1) as number, CellState as 1 byte
///   values            of the present cells only, in order: doubles as 8 bytes little-endian, every NaN as 0x7FF8000000000000, −0 as 0;
///                     scaled as numbers, zigzagged with the flag signed, which is set when one of them is negative
/// </code>
/// <para>Cells of one metric and area that were sent more than once stand in order of state, then value (doubles: total order).</para>
/// </summary>
public static class SubmissionCodec
{
    /// <summary>Longest code of an area or a metric, in bytes of UTF-8. Intake refuses a longer one before it comes here.</summary>
    public const int MaxCodeBytes = 256;

    /// <summary>Most decimals by which a value can be scaled: 10^18 is the last power of ten in 64 bits.</summary>
    public const int MaxDecimals = 18;

    internal const byte Version = 1;
    private const int LongHalf = 15;

    /// <summary>The content's canonical bytes; the caller disposes them.</summary>
    /// <param name="content">Content in canonical order, as <see cref="SubmissionContentBuilder"/> and <see cref="Decode"/> give it.</param>
    /// <exception cref="ArgumentException">The content is not in canonical order, or holds text that has no UTF-8 form.</exception>
    public static PooledBytes Encode(SubmissionContent content)
    {
        var shapes = ArrayPool<ColumnShape>.Shared.Rent(content.Columns.Length);
        try
        {
            var bytes = new PooledBytes(Measure(content, shapes));
            var writer = new CanonicalWriter(bytes.Array);
            WriteHead(ref writer, content);
            WriteSized(ref writer, content.Areas);
            writer.Number(content.Columns.Length);
            for (var i = 0; i < content.Columns.Length; i++)
            {
                var column = content.Columns[i];
                if (i > 0 && SubmissionOrder.Compare(content.Columns[i - 1], column) >= 0)
                {
                    throw new ArgumentException($"column {column.Metric} is not in canonical order", nameof(content));
                }

                ColumnCodec.Write(ref writer, column, shapes[i]);
            }

            return bytes.Take(writer.Length);
        }
        finally
        {
            ArrayPool<ColumnShape>.Shared.Return(shapes);
        }
    }

    /// <summary>The content behind canonical bytes.</summary>
    /// <param name="bytes">Canonical bytes.</param>
    /// <param name="known">Gives the same array for the same list of areas; keep one where many contents are decoded.</param>
    /// <exception cref="InvalidDataException">The bytes are not the encoding of a content.</exception>
    public static SubmissionContent Decode(ReadOnlySpan<byte> bytes, AreaLists? known = null)
    {
        var reader = new CanonicalReader(bytes);
        var (kind, period, reason) = ReadHead(ref reader);
        var areas = ReadAreas(reader.Bytes(reader.Count(1)), known);
        var columns = new SubmissionColumn[reader.Count(4)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ColumnCodec.Read(ref reader, areas.Length);
            if (i > 0 && SubmissionOrder.Compare(columns[i - 1], columns[i]) >= 0)
            {
                throw new InvalidDataException($"column {i} is not in canonical order");
            }
        }

        reader.End();
        return new SubmissionContent { Kind = kind, Period = period, Reason = reason, Areas = areas, Columns = columns };
    }

    /// <summary>What canonical bytes are for and why they were sent, from their beginning: cells are not looked at.</summary>
    /// <param name="bytes">Canonical bytes, or as many of them as hold the reason.</param>
    /// <exception cref="InvalidDataException">The bytes do not begin a content.</exception>
    public static (SubmissionKind Kind, Period Period, string Reason) DecodeHead(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        return ReadHead(ref reader);
    }

    /// <summary>SHA-256, 32 bytes: of canonical bytes, the identity of what they encode.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    private static int Measure(SubmissionContent content, ColumnShape[] shapes)
    {
        var most = 64L + CanonicalWriter.MaxBytes(content.Reason);
        foreach (var area in content.Areas)
        {
            most += 8 + (3 * area.Length);
        }

        for (var i = 0; i < content.Columns.Length; i++)
        {
            shapes[i] = ColumnShape.Of(content.Columns[i], content.Areas.Length);
            most += shapes[i].MaxBytes + CanonicalWriter.MaxBytes(content.Columns[i].Metric);
        }

        return checked((int)most);
    }

    private static void WriteHead(ref CanonicalWriter writer, SubmissionContent content)
    {
        writer.Byte(Version);
        writer.Byte((byte)content.Kind);
        writer.Byte((byte)content.Period.Grain);
        writer.Number(content.Period.First.DayNumber);
        writer.Text(content.Reason);
    }

    private static (SubmissionKind Kind, Period Period, string Reason) ReadHead(ref CanonicalReader reader)
    {
        if (reader.Byte() is not Version and var version)
        {
            throw new InvalidDataException($"version {version} of the canonical encoding is not known");
        }

        var kind = (SubmissionKind)reader.Byte();
        if (kind > SubmissionKind.Published)
        {
            throw new InvalidDataException($"kind {(byte)kind} is not known");
        }

        var period = ReadPeriod(ref reader);
        return (kind, period, reader.Text());
    }

    private static Period ReadPeriod(ref CanonicalReader reader)
    {
        var grain = (PeriodGrain)reader.Byte();
        var first = DateOnly.FromDayNumber(reader.Number(DateOnly.MaxValue.DayNumber));
        try
        {
            var period = Period.Containing(first, grain);
            return period.First == first ? period : throw new InvalidDataException($"{first:O} does not begin a period of grain {grain}");
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException($"there is no period of grain {grain} on {first:O}", e);
        }
    }

    // The size comes first but is known last: leave room for the longest, then move the part up.
    private static void WriteSized(ref CanonicalWriter writer, string[] areas)
    {
        const int Room = 5;
        var part = new CanonicalWriter(writer.Rest[Room..]);
        WriteAreas(ref part, areas);
        var from = writer.Rest.Slice(Room, part.Length);
        writer.Number(part.Length);
        from.CopyTo(writer.Rest);
        writer.Advance(part.Length);
    }

    private static void WriteAreas(ref CanonicalWriter writer, string[] areas)
    {
        writer.Number(areas.Length);
        Span<byte> before = stackalloc byte[3 * MaxCodeBytes];
        Span<byte> code = stackalloc byte[3 * MaxCodeBytes];
        var length = 0;
        for (var i = 0; i < areas.Length; i++)
        {
            var area = areas[i];
            var bytes = area.Length <= MaxCodeBytes ? CanonicalWriter.Utf8(area, code) : int.MaxValue;
            if (bytes > MaxCodeBytes || (i > 0 && string.CompareOrdinal(areas[i - 1], area) >= 0))
            {
                throw new ArgumentException($"area {i} is not in canonical order, or its code is longer than {MaxCodeBytes} bytes", nameof(areas));
            }

            var shared = before[..length].CommonPrefixLength(code[..bytes]);
            var rest = bytes - shared;
            writer.Byte((byte)((Math.Min(shared, LongHalf) << 4) | Math.Min(rest, LongHalf)));
            WriteLong(ref writer, shared);
            WriteLong(ref writer, rest);
            code[shared..bytes].CopyTo(writer.Rest);
            writer.Advance(rest);
            length = bytes;
            var swap = before;
            before = code;
            code = swap;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLong(ref CanonicalWriter writer, int half)
    {
        if (half >= LongHalf)
        {
            writer.Number(half - LongHalf);
        }
    }

    private static string[] ReadAreas(ReadOnlySpan<byte> bytes, AreaLists? known)
    {
        if (known is not null && known.TryFind(bytes, out var areas))
        {
            return areas;
        }

        var reader = new CanonicalReader(bytes);
        areas = ReadAreas(ref reader);
        reader.End();
        known?.Keep(bytes, areas);
        return areas;
    }

    private static string[] ReadAreas(ref CanonicalReader reader)
    {
        var areas = new string[reader.Count(1)];
        Span<byte> code = stackalloc byte[MaxCodeBytes];
        var length = 0;
        for (var i = 0; i < areas.Length; i++)
        {
            var head = reader.Byte();
            var shared = head >> 4;
            var rest = head & LongHalf;
            shared = shared == LongHalf ? LongHalf + reader.Number(MaxCodeBytes) : shared;
            rest = rest == LongHalf ? LongHalf + reader.Number(MaxCodeBytes) : rest;
            if (shared > length || shared + rest > MaxCodeBytes)
            {
                throw new InvalidDataException($"area {i} shares more than there is, or is too long");
            }

            reader.Bytes(rest).CopyTo(code[shared..]);
            length = shared + rest;
            areas[i] = CanonicalReader.ToText(code[..length]);
            if (i > 0 && string.CompareOrdinal(areas[i - 1], areas[i]) >= 0)
            {
                throw new InvalidDataException($"area {i} is not in ordinal order");
            }
        }

        return areas;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Publication;

/// <summary>
/// An edition's file: UTF-8 without a mark, every line ended by LF; heading lines that begin with <c>#</c>, the columns' names, then a line for each figure, in order of
/// their bytes (<c>LC_ALL=C sort</c>). The same figures are the same bytes; so whoever hashes the file gets the published hash. Immutable; thread-safe.
/// </summary>
public sealed class EditionContent
{
    /// <summary>The largest file that is written or read: a province in full is 1 to 4 MB.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const string Format = "# telemetry edition 1";
    private const string Columns = "item,area,operator,period,value,exact,status,reason,formula,unit";
    private readonly int[] _starts;

    private EditionContent(byte[] bytes, EditionHead head, int[] starts)
    {
        Bytes = bytes;
        Head = head;
        _starts = starts;
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The file. Not to be changed.</summary>
    public byte[] Bytes { get; }

    /// <summary>What it says of itself.</summary>
    public EditionHead Head { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 hex digits.</summary>
    public string Hash { get; }

    /// <summary>How many figures it has.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The figures in order.</summary>
    public IEnumerable<EditionRow> Rows => Enumerable.Range(0, Count).Select(RowAt);

    /// <summary>Whether every line can be found: each figure stands there once, in order.</summary>
    public bool IsInOrder
    {
        get
        {
            for (var i = 1; i < Count; i++)
            {
                if (KeyAt(i - 1).SequenceCompareTo(KeyAt(i)) >= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="head">What it says of itself.</param>
    /// <param name="rows">The figures, each once, in any order.</param>
    public static EditionContent Write(EditionHead head, IEnumerable<EditionRow> rows)
    {
        var lines = rows.Select(r => r.ToLine()).ToArray();
        Array.Sort(lines, string.CompareOrdinal);
        var text = new StringBuilder(Format).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"# unit {head.Unit}\n# period {head.Period}\n# edition {head.Number}\n# form {(head.IsOutside ? "outside" : "full")}\n")
            .Append(CultureInfo.InvariantCulture, $"# ledger {head.Position}\n# catalogue {head.Catalogue}\n")
            .Append(Columns).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return Read(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads a file; its lines' fields are looked at when they are asked for.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static EditionContent Read(byte[] bytes)
    {
        if (bytes.Length is 0 or > MaximumBytes || bytes[^1] != (byte)'\n')
        {
            throw new InvalidDataException("the file is no edition: it is empty, too large or cut short");
        }

        var heading = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 1024))).Split('\n', 9);
        if (heading.Length < 9 || heading[0] != Format || heading[7] != Columns
            || !AreaKey.TryParse(After(heading[1], "# unit "), out var unit) || !Period.TryParse(After(heading[2], "# period "), out var period)
            || !int.TryParse(After(heading[3], "# edition "), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1
            || After(heading[4], "# form ") is not ("full" or "outside")
            || !long.TryParse(After(heading[5], "# ledger "), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || After(heading[6], "# catalogue ") is not { Length: 64 } catalogue)
        {
            throw new InvalidDataException("the file is no edition: its heading is another");
        }

        var starts = new List<int>();
        var at = heading.Take(8).Sum(l => Encoding.UTF8.GetByteCount(l) + 1);
        while (at < bytes.Length)
        {
            starts.Add(at);
            at += bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        }

        starts.Add(at);
        return new EditionContent(bytes, new EditionHead(unit, period, number, After(heading[4], "# form ") == "outside", position, catalogue), [.. starts]);
    }

    /// <summary>The figure; null where the edition does not have it.</summary>
    public EditionRow? Find(string item, AreaKey area, string source, Period period)
    {
        var key = Encoding.UTF8.GetBytes(EditionRow.KeyOf(item, area, source, period));
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (LineAt(middle).SequenceCompareTo(key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Count && LineAt(low).StartsWith(key) ? RowAt(low) : null;
    }

    private static string? After(string line, string beginning) => line.StartsWith(beginning, StringComparison.Ordinal) ? line[beginning.Length..] : null;

    private ReadOnlySpan<byte> LineAt(int index) => Bytes.AsSpan(_starts[index], _starts[index + 1] - _starts[index] - 1);

    // Item, unit, operator and period, which none of them has a comma in.
    private ReadOnlySpan<byte> KeyAt(int index)
    {
        var line = LineAt(index);
        var end = 0;
        for (var fields = 0; fields < 4; fields++)
        {
            end += line[end..].IndexOf((byte)',') + 1;
        }

        return line[..end];
    }

    private EditionRow RowAt(int index) => EditionRow.OfLine(Encoding.UTF8.GetString(LineAt(index)));
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Lines of line protocol, bounded in number and bytes. Not thread-safe.</summary>
internal sealed class LineBatch(int maxPoints, int maxBytes)
{
    private readonly List<int> _ends = [];
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Number of lines.</summary>
    public int Count => _ends.Count;

    /// <summary>Whether the last line is one too many, and has to be kept for the next batch.</summary>
    public bool IsOver => Count > maxPoints || (Count > 1 && _ends[^1] > maxBytes);

    /// <summary>Adds to the line that has begun; only what was escaped already.</summary>
    public void Add(ReadOnlySpan<byte> text) => _bytes.Write(text);

    /// <summary>Adds to the line that has begun; only what was escaped already.</summary>
    public void Add(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    /// <summary>Adds a whole number.</summary>
    public void Add(long number)
    {
        var room = _bytes.GetSpan(20);
        number.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        _bytes.Advance(length);
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        Add("\n"u8);
        _ends.Add(_bytes.WrittenCount);
    }

    /// <summary>A line with its end.</summary>
    public ReadOnlyMemory<byte> Line(int index) => Lines(index, index + 1);

    /// <summary>Lines from one index to before another.</summary>
    public ReadOnlyMemory<byte> Lines(int from, int to)
        => from == to ? default : _bytes.WrittenMemory[(from == 0 ? 0 : _ends[from - 1])..(_ends[to - 1])];

    /// <summary>Forgets all lines but the last ones.</summary>
    public void Clear(int keep)
    {
        var kept = Lines(Count - keep, Count).ToArray();
        var ends = _ends.TakeLast(keep).Select(end => end - (_bytes.WrittenCount - kept.Length)).ToArray();
        _bytes.ResetWrittenCount();
        _ends.Clear();
        _ends.AddRange(ends);
        _bytes.Write(kept);
    }
}

using System.Text;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// Reads what <see cref="CanonicalWriter"/> wrote; anything else ends in <see cref="InvalidDataException"/>, never in reading
/// beyond the bytes or in allocating more than they justify.
/// </summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> source)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _source = source;
    private int _at;

    public readonly int Remaining => _source.Length - _at;

    public byte Byte() => _at < _source.Length ? _source[_at++] : throw new InvalidDataException("the bytes end too early");

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if ((uint)count > (uint)Remaining)
        {
            throw new InvalidDataException($"{count} bytes are announced, {Remaining} remain");
        }

        var bytes = _source.Slice(_at, count);
        _at += count;
        return bytes;
    }

    /// <summary>A number from 0 to <paramref name="limit"/>.</summary>
    public int Number(int limit)
    {
        var value = _at < _source.Length && _source[_at] < 0x80 ? _source[_at++] : Varints.Read(_source, ref _at);
        return limit >= 0 && value <= (ulong)limit ? (int)value : throw new InvalidDataException($"{value} is above the limit of {limit} that holds there");
    }

    /// <summary>How many items follow, each of at least so many bytes.</summary>
    public int Count(int leastBytesEach) => Number(Remaining / leastBytesEach);

    public string Text() => ToText(Bytes(Count(1)));

    public void Values(Span<long> values, bool signed) => Varints.ReadAll(_source, ref _at, values, signed);

    public readonly void End()
    {
        if (Remaining != 0)
        {
            throw new InvalidDataException($"{Remaining} bytes too many");
        }
    }

    public static string ToText(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("a text is not UTF-8", e);
        }
    }
}

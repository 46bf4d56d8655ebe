using System.Text;

namespace Telemetry.Collector.Tests.Wire;

/// <summary>
/// Whether bytes are a SubmitRequest, read as slowly and plainly as protobuf's specification is written: varints of at most ten
/// bytes and 64 bits, no groups, no field 0, UTF-8 in strings, packed fields whole.
/// </summary>
internal static class WireOracle
{
    private static readonly UTF8Encoding Strict = new(false, true);

    private enum Kind
    {
        Unknown,
        Text,
        Varint,
        Varints,
        Fixed64S,
        Table,
        Column,
        Observation,
    }

    private static readonly Dictionary<int, Kind> Request = new()
    {
        [1] = Kind.Text, [2] = Kind.Text, [3] = Kind.Varint, [4] = Kind.Varint, [5] = Kind.Text, [6] = Kind.Text, [7] = Kind.Table, [8] = Kind.Observation,
    };

    private static readonly Dictionary<int, Kind> Table = new() { [1] = Kind.Text, [2] = Kind.Column };

    private static readonly Dictionary<int, Kind> Column = new()
    {
        [1] = Kind.Text, [2] = Kind.Varint, [3] = Kind.Varints, [4] = Kind.Fixed64S, [5] = Kind.Varints, [6] = Kind.Varints,
    };

    private static readonly Dictionary<int, Kind> Observation = new() { [1] = Kind.Text, [2] = Kind.Text };

    public static bool IsRequest(byte[] bytes) => IsMessage(bytes, Request);

    private static bool IsMessage(ReadOnlySpan<byte> bytes, Dictionary<int, Kind> fields)
    {
        while (!bytes.IsEmpty)
        {
            if (!Varint(ref bytes, out var tag) || tag > uint.MaxValue || tag >> 3 == 0)
            {
                return false;
            }

            var kind = fields.GetValueOrDefault((int)(tag >> 3));
            switch (tag & 7)
            {
                case 0 when Varint(ref bytes, out _):
                case 1 when Skip(ref bytes, 8):
                case 5 when Skip(ref bytes, 4):
                    break;
                case 2 when Varint(ref bytes, out var length) && length <= (ulong)bytes.Length:
                    if (!IsContent(bytes[..(int)length], kind))
                    {
                        return false;
                    }

                    bytes = bytes[(int)length..];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsContent(ReadOnlySpan<byte> content, Kind kind)
    {
        switch (kind)
        {
            case Kind.Text:
                try
                {
                    _ = Strict.GetCharCount(content);
                    return true;
                }
                catch (DecoderFallbackException)
                {
                    return false;
                }

            case Kind.Varints:
                while (!content.IsEmpty)
                {
                    if (!Varint(ref content, out _))
                    {
                        return false;
                    }
                }

                return true;
            case Kind.Fixed64S:
                return content.Length % 8 == 0;
            case Kind.Table:
                return IsMessage(content, Table);
            case Kind.Column:
                return IsMessage(content, Column);
            case Kind.Observation:
                return IsMessage(content, Observation);
            default:
                return true;
        }
    }

    private static bool Skip(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < count)
        {
            return false;
        }

        bytes = bytes[count..];
        return true;
    }

    private static bool Varint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        UInt128 sum = 0;
        value = 0;
        for (var i = 0; i < 10; i++)
        {
            if (i >= bytes.Length)
            {
                return false;
            }

            sum |= (UInt128)(bytes[i] & 0x7Fu) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                value = (ulong)sum;
                return sum <= ulong.MaxValue;
            }
        }

        return false;
    }
}

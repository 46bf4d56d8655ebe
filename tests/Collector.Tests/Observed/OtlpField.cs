using Google.Protobuf;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>A field of a protobuf message of which only the numbers are known.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Scalar">Its value where it is a number of any kind, as bits.</param>
/// <param name="Bytes">Its value where it is text, bytes or a message.</param>
internal sealed record OtlpField(int Number, ulong Scalar, ByteString Bytes)
{
    public string Text => Bytes.ToStringUtf8();

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public double Number64 => BitConverter.UInt64BitsToDouble(Scalar);

    /// <summary>The fields of the message that this one is.</summary>
    public IReadOnlyList<OtlpField> Message => Read(Bytes);

    /// <summary>The fields with that number of the message that this one is.</summary>
    public IEnumerable<OtlpField> All(int number) => Message.Where(f => f.Number == number);

    /// <summary>The field with that number; one of nothing where there is none.</summary>
    public OtlpField One(int number) => All(number).FirstOrDefault() ?? new OtlpField(number, 0, ByteString.Empty);

    /// <summary>A whole message as a field.</summary>
    public static OtlpField Of(byte[] message) => new(0, 0, ByteString.CopyFrom(message));

    private static List<OtlpField> Read(ByteString message)
    {
        var fields = new List<OtlpField>();
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            fields.Add(WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => new OtlpField(number, input.ReadUInt64(), ByteString.Empty),
                WireFormat.WireType.Fixed64 => new OtlpField(number, input.ReadFixed64(), ByteString.Empty),
                WireFormat.WireType.Fixed32 => new OtlpField(number, input.ReadFixed32(), ByteString.Empty),
                WireFormat.WireType.LengthDelimited => new OtlpField(number, 0, input.ReadBytes()),
                var other => throw new InvalidDataException($"field {number} has wire type {other}"),
            });
        }

        return fields;
    }
}

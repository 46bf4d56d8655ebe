using Google.Protobuf;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Wire;

/// <summary>
/// Encodes a request in one of the many ways that protobuf allows and no library would choose: fields in any order, a table in two
/// parts, repeated numbers packed, one by one and in several pieces, single fields twice with the last one counting, unknown
/// fields anywhere.
/// </summary>
internal sealed class ScrambledEncoder(Random random)
{
    private delegate void Write(CodedOutputStream to);

    public byte[] Encode(SubmitRequest request)
    {
        var fields = new List<Queue<byte[]>>();
        Text(fields, 1, request.SubmissionId);
        Text(fields, 2, request.Period);
        Number(fields, 3, (ulong)request.Kind);
        Number(fields, 4, request.DryRun ? 1u : 0u);
        Text(fields, 5, request.Reason);
        Text(fields, 6, request.Source);
        if (request.Table is { } table)
        {
            fields.Add(new Queue<byte[]>(TableParts(table).Select(part => Delimited(7, part))));
        }

        fields.Add(new Queue<byte[]>(request.Observations.Select(o => Delimited(8, Observation(o)))));
        return Merge(fields);
    }

    private IEnumerable<byte[]> TableParts(Table table)
    {
        var split = random.Next(table.Areas.Count + 1);
        var columns = table.Columns.Select(c => Delimited(2, Column(c))).ToList();
        var columnSplit = random.Next(columns.Count + 1);
        if (random.Next(3) > 0)
        {
            (split, columnSplit) = (0, 0);
        }
        else
        {
            yield return Merge([Areas(table.Areas.Take(split)), new Queue<byte[]>(columns.Take(columnSplit))]);
        }

        yield return Merge([Areas(table.Areas.Skip(split)), new Queue<byte[]>(columns.Skip(columnSplit))]);
    }

    private static Queue<byte[]> Areas(IEnumerable<string> areas) => new(areas.Select(a => Bytes(w =>
    {
        w.WriteTag(1, WireFormat.WireType.LengthDelimited);
        w.WriteString(a);
    })));

    private byte[] Column(Column column)
    {
        var fields = new List<Queue<byte[]>>();
        Text(fields, 1, column.Metric);
        Number(fields, 2, column.Decimals);
        fields.Add(Repeated(3, [.. column.Scaled], WireFormat.WireType.Varint, (w, v) => w.WriteSInt64(v)));
        fields.Add(Repeated(4, [.. column.Doubles], WireFormat.WireType.Fixed64, (w, v) => w.WriteDouble(v)));
        fields.Add(Repeated(5, [.. column.ExceptionRows], WireFormat.WireType.Varint, (w, v) => w.WriteUInt32(v)));
        fields.Add(Repeated(6, [.. column.ExceptionStates], WireFormat.WireType.Varint, (w, v) => w.WriteEnum((int)v)));
        return Merge(fields);
    }

    private byte[] Observation(Observation cell)
    {
        var fields = new List<Queue<byte[]>>
        {
            new([Bytes(w => { w.WriteTag(1, WireFormat.WireType.LengthDelimited); w.WriteString(cell.Metric); })]),
            new([Bytes(w => { w.WriteTag(2, WireFormat.WireType.LengthDelimited); w.WriteString(cell.Area); })]),
        };
        Number(fields, 6, cell.Decimals);
        var values = new Queue<byte[]>();
        if (random.Next(8) == 0)
        {
            // Another member of the oneof first: the last one counts.
            values.Enqueue(Bytes(w => { w.WriteTag(3, WireFormat.WireType.Varint); w.WriteSInt64(-77); }));
            values.Enqueue(Bytes(w => { w.WriteTag(5, WireFormat.WireType.Varint); w.WriteEnum(4); }));
        }

        values.Enqueue(Bytes(w =>
        {
            switch (cell.ValueCase)
            {
                case Protocol.V1.Observation.ValueOneofCase.Scaled:
                    w.WriteTag(3, WireFormat.WireType.Varint);
                    w.WriteSInt64(cell.Scaled);
                    break;
                case Protocol.V1.Observation.ValueOneofCase.Number:
                    w.WriteTag(4, WireFormat.WireType.Fixed64);
                    w.WriteDouble(cell.Number);
                    break;
                default:
                    w.WriteTag(5, WireFormat.WireType.Varint);
                    w.WriteEnum((int)cell.State);
                    break;
            }
        }));
        fields.Add(values);
        return Merge(fields);
    }

    private Queue<byte[]> Repeated<T>(int field, T[] values, WireFormat.WireType type, Action<CodedOutputStream, T> write)
    {
        var pieces = new Queue<byte[]>();
        for (var at = 0; at < values.Length;)
        {
            var form = random.Next(3);
            var count = form == 0 ? 1 : form == 1 ? values.Length - at : 1 + random.Next(values.Length - at);
            var some = values.AsSpan(at, count).ToArray();
            at += count;
            if (form == 0)
            {
                pieces.Enqueue(Bytes(w => { w.WriteTag(field, type); write(w, some[0]); }));
            }
            else
            {
                pieces.Enqueue(Delimited(field, Bytes(w => Array.ForEach(some, v => write(w, v)))));
            }

            if (random.Next(20) == 0)
            {
                pieces.Enqueue(Delimited(field, []));
            }
        }

        return pieces;
    }

    private void Text(List<Queue<byte[]>> fields, int field, string value)
    {
        var pieces = new Queue<byte[]>();
        if (random.Next(6) == 0)
        {
            pieces.Enqueue(Delimited(field, "overwritten"u8.ToArray()));
            pieces.Enqueue(Bytes(w => { w.WriteTag(field, WireFormat.WireType.LengthDelimited); w.WriteString(value); }));
        }
        else if (value.Length > 0 || random.Next(2) == 0)
        {
            pieces.Enqueue(Bytes(w => { w.WriteTag(field, WireFormat.WireType.LengthDelimited); w.WriteString(value); }));
        }

        fields.Add(pieces);
    }

    private void Number(List<Queue<byte[]>> fields, int field, ulong value)
    {
        var pieces = new Queue<byte[]>();
        if (random.Next(6) == 0)
        {
            pieces.Enqueue(Bytes(w => { w.WriteTag(field, WireFormat.WireType.Varint); w.WriteUInt64(99); }));
            pieces.Enqueue(Bytes(w => { w.WriteTag(field, WireFormat.WireType.Varint); w.WriteUInt64(value); }));
        }
        else if (value > 0 || random.Next(2) == 0)
        {
            pieces.Enqueue(Bytes(w => { w.WriteTag(field, WireFormat.WireType.Varint); w.WriteUInt64(value); }));
        }

        fields.Add(pieces);
    }

    // Pieces of one field stay in their order; the fields are shuffled among each other, with strangers between.
    private byte[] Merge(List<Queue<byte[]>> fields)
    {
        using var target = new MemoryStream();
        fields.RemoveAll(f => f.Count == 0);
        while (fields.Count > 0)
        {
            if (random.Next(12) == 0)
            {
                target.Write(Unknown());
            }

            var next = fields[random.Next(fields.Count)];
            target.Write(next.Dequeue());
            if (next.Count == 0)
            {
                fields.Remove(next);
            }
        }

        return target.ToArray();
    }

    private byte[] Unknown() => Bytes(w =>
    {
        // 9 and more are unknown everywhere; 1 in the wrong wire type is unknown too.
        var field = random.Next(4) switch { 0 => 9, 1 => 1000, 2 => (1 << 29) - 1, _ => 1 };
        switch (random.Next(4))
        {
            case 0:
                w.WriteTag(field, WireFormat.WireType.Varint);
                w.WriteUInt64((ulong)random.NextInt64());
                break;
            case 1:
                w.WriteTag(field, WireFormat.WireType.Fixed32);
                w.WriteFixed32((uint)random.Next());
                break;
            case 2:
                w.WriteTag(field, WireFormat.WireType.Fixed64);
                w.WriteFixed64((ulong)random.NextInt64());
                break;
            default:
                var bytes = new byte[random.Next(20)];
                random.NextBytes(bytes);
                w.WriteTag(field == 1 ? 9 : field, WireFormat.WireType.LengthDelimited);
                w.WriteBytes(ByteString.CopyFrom(bytes));
                break;
        }
    });

    private static byte[] Delimited(int field, byte[] content) => Bytes(w =>
    {
        w.WriteTag(field, WireFormat.WireType.LengthDelimited);
        w.WriteBytes(ByteString.CopyFrom(content));
    });

    private static byte[] Bytes(Write write)
    {
        using var target = new MemoryStream();
        using (var writer = new CodedOutputStream(target, leaveOpen: true))
        {
            write(writer);
        }

        return target.ToArray();
    }
}

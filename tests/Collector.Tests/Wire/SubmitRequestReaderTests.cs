using System.Globalization;
using Google.Protobuf;
using Telemetry.Catalogue;
using Telemetry.Collector.Intake;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Submissions;
using CellState = Telemetry.Storage.Submissions.CellState;
using SubmissionKind = Telemetry.Storage.Submissions.SubmissionKind;

namespace Telemetry.Collector.Tests.Wire;

/// <summary>The reader over raw bytes against the generated parser.</summary>
public sealed class SubmitRequestReaderTests
{
    private static readonly IntakeLimits Limits = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_order_and_packing_it_reads_what_the_generated_parser_reads(int seed)
    {
        var random = new Random(seed);
        var requests = new RandomRequests(random);
        var encoder = new ScrambledEncoder(random);
        var reader = new SubmitRequestReader(Limits);
        for (var i = 0; i < 2500; i++)
        {
            var request = requests.Next();
            var bytes = i % 5 == 0 ? request.ToByteArray() : encoder.Encode(request);

            AssertSame(SubmitRequest.Parser.ParseFrom(bytes), reader, bytes);
            Assert.True(WireOracle.IsRequest(bytes));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Broken_bytes_never_throw_and_are_refused_where_the_generated_parser_refuses_them(int seed)
    {
        var random = new Random(seed);
        var requests = new RandomRequests(random);
        var encoder = new ScrambledEncoder(random);
        var reader = new SubmitRequestReader(Limits);
        var (wellFormed, broken) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var bytes = Mutate(random, encoder.Encode(requests.Next()));

            var refusal = reader.Read(bytes);

            var isRequest = WireOracle.IsRequest(bytes);
            _ = isRequest ? wellFormed++ : broken++;
            var context = Convert.ToHexString(bytes);
            if (refusal?.Fault == IntakeFault.Malformed)
            {
                Assert.False(isRequest, "refused, although well formed: " + context);
            }

            if (!isRequest)
            {
                Assert.True(refusal is not null, "taken, although not well formed: " + context);
            }

            if (Parse(bytes) is not { } parsed)
            {
                Assert.True(refusal is not null, "taken, although the generated parser throws: " + context);
            }
            else if (refusal is null)
            {
                AssertSame(parsed, reader, bytes);
            }
        }

        // Both kinds were tried.
        Assert.True(wellFormed > 500, $"{wellFormed} well formed");
        Assert.True(broken > 500, $"{broken} broken");
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(99);
        var reader = new SubmitRequestReader(Limits);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            var refusal = reader.Read(bytes);
            Assert.NotNull(refusal);
        }
    }

    [Fact]
    public void Every_cut_of_a_message_is_refused_or_read()
    {
        var reader = new SubmitRequestReader(Limits);
        var bytes = new ScrambledEncoder(new Random(5)).Encode(new RandomRequests(new Random(5)).Next());
        for (var length = 0; length < bytes.Length; length++)
        {
            var refusal = reader.Read(bytes.AsSpan(0, length));
            Assert.True(refusal is not null || WireOracle.IsRequest(bytes[..length]));
        }
    }

    [Fact]
    public void A_column_that_claims_more_values_than_allowed_is_refused_without_room_made_for_them()
    {
        var reader = new SubmitRequestReader(Limits);
        var column = new Column { Metric = "m" };
        column.Scaled.Add(new long[Limits.MaxTableCells + 1]);
        var bytes = new SubmitRequest { Table = new Table { Areas = { "24" }, Columns = { column } } }.ToByteArray();
        reader.Read(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = reader.Read(bytes);

        Assert.Equal(IntakeFault.TooLarge, refusal!.Fault);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Fact]
    public void A_reader_keeps_nothing_of_the_message_before()
    {
        var reader = new SubmitRequestReader(Limits);
        var requests = new RandomRequests(new Random(3));
        for (var i = 0; i < 500; i++)
        {
            var request = requests.Next();
            reader.Read([0x0A]);
            AssertSame(request, reader, request.ToByteArray());
            reader.Read(request.ToByteArray().AsSpan(0, 7));
        }
    }

    private static SubmitRequest? Parse(byte[] bytes)
    {
        try
        {
            return SubmitRequest.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        var list = bytes.ToList();
        for (var times = 1 + random.Next(3); times > 0 && list.Count > 0; times--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    list.RemoveAt(at);
                    break;
                case 3:
                    list.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    list.RemoveRange(at, random.Next(Math.Min(list.Count - at, 6)));
                    break;
            }
        }

        return [.. list];
    }

    private static void AssertSame(SubmitRequest expected, SubmitRequestReader reader, byte[] bytes)
    {
        var refusal = reader.Read(bytes);
        Assert.True(refusal is null, $"{refusal} for {Convert.ToHexString(bytes)}");
        var header = reader.Header;
        Assert.Equal(expected.SubmissionId, header.SubmissionId);
        Assert.Equal(expected.Period, header.Period);
        Assert.Equal((int)expected.Kind, unchecked((int)header.Kind));
        Assert.Equal(expected.DryRun, header.DryRun);
        Assert.Equal(expected.Reason, header.Reason);
        Assert.Equal(expected.Source, header.Source);

        var content = reader.ToContent(SubmissionKind.Figures, Period.OfYear(2013));
        Assert.Equal(CellsOf(expected), CellsOf(content));

        // What was read can be written and read again.
        using var encoded = SubmissionCodec.Encode(content);
        Assert.Equal(CellsOf(content), CellsOf(SubmissionCodec.Decode(encoded.Span)));
    }

    private static List<string> CellsOf(SubmitRequest request)
    {
        var cells = new List<string>();
        foreach (var cell in request.Observations)
        {
            cells.Add(Text(cell.Metric, cell.Area, cell.ValueCase switch
            {
                Observation.ValueOneofCase.Scaled => Text(cell.Scaled, cell.Decimals),
                Observation.ValueOneofCase.Number => Text(cell.Number),
                _ => ((CellState)cell.State).ToString(),
            }));
        }

        foreach (var column in request.Table?.Columns ?? [])
        {
            var states = column.ExceptionRows.Zip(column.ExceptionStates).ToDictionary(e => (int)e.First, e => (CellState)e.Second);
            for (var row = 0; row < request.Table!.Areas.Count; row++)
            {
                cells.Add(Text(column.Metric, request.Table.Areas[row], states.TryGetValue(row, out var state) ? state.ToString()
                    : column.Doubles.Count > 0 ? Text(column.Doubles[row]) : Text(column.Scaled[row], column.Decimals)));
            }
        }

        cells.Sort(StringComparer.Ordinal);
        return cells;
    }

    private static List<string> CellsOf(SubmissionContent content)
    {
        var cells = new List<string>();
        foreach (var column in content.Columns)
        {
            for (var i = 0; i < column.Count; i++)
            {
                cells.Add(Text(column.Metric, content.Areas[column.RowOf(i)], column.StateOf(i) is var state && state != CellState.Present ? state.ToString()
                    : column.Doubles is { } doubles ? Text(doubles[i]) : Text(column.Scaled![i], (uint)column.Decimals)));
            }
        }

        cells.Sort(StringComparer.Ordinal);
        return cells;
    }

    private static string Text(string metric, string area, string value) => $"{metric} {area} {value}";

    private static string Text(long scaled, uint decimals) => string.Create(CultureInfo.InvariantCulture, $"{scaled}/{decimals}");

    // Every NaN is one, and so is every zero.
    private static string Text(double value) => value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
}

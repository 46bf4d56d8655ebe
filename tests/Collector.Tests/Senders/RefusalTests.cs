using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>ARCHITECTURE, "What a sender is told": the submission itself is bad, too large, or late in time. Nothing is stored.</summary>
public sealed class RefusalTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";

    private readonly TestCollector _collector = shared.Collector;

    public static TheoryData<string, Way> Malformed => Cross(MalformedBytes.Keys);

    public static TheoryData<string, Way> BadShapes => Cross(Shapes.Keys);

    private static Dictionary<string, byte[]> MalformedBytes { get; } = new()
    {
        ["random bytes"] = [0xFF, 0xFE, 0x00, 0x13, 0x37],
        ["a tag alone"] = [0x0A],
        ["a length beyond the end"] = [0x0A, 0x7F, (byte)'x'],
        ["a length of 2^63"] = [0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        ["an endless varint"] = [0x18, .. Enumerable.Repeat((byte)0x80, 11)],
        ["field number 0"] = [0x00, 0x00],
        ["a group"] = [0x53, 0x54],
        ["an id that is not UTF-8"] = [0x0A, 0x02, 0xC3, 0x28],
        ["an area that is not UTF-8"] = [.. new SubmitRequest { SubmissionId = "bad-utf8", Period = "2013-06" }.ToByteArray(), 0x3A, 0x04, 0x0A, 0x02, 0xC3, 0x28],
        ["packed values cut off"] = Requests.Table("2013-06", ["24"], Scaled(Mobile, 1_795_720)).ToByteArray()[..^1],
        ["text"] = Encoding.UTF8.GetBytes("metric,area,value\nsubscribers.mobile,24,1795720\n"),
    };

    // Name, the request, and the field at fault.
    private static Dictionary<string, (SubmitRequest Request, string Field)> Shapes { get; } = new()
    {
        ["no id"] = (With(r => r.SubmissionId = ""), "submission_id"),
        ["an id that is too long"] = (With(r => r.SubmissionId = new string('x', 129)), "submission_id"),
        ["an id with a space"] = (With(r => r.SubmissionId = "a b"), "submission_id"),
        ["an id with a line break"] = (With(r => r.SubmissionId = "a\nb"), "submission_id"),
        ["an id with Vietnamese letters"] = (With(r => r.SubmissionId = "báo-cáo"), "submission_id"),
        ["no period"] = (With(r => r.Period = ""), "period"),
        ["a period that is none"] = (With(r => r.Period = "2013-13"), "period"),
        ["a period written otherwise"] = (With(r => r.Period = "06/2013"), "period"),
        ["a kind that does not exist"] = (With(r => r.Kind = (SubmissionKind)7), "kind"),
        ["a reason that is too long"] = (With(r => r.Reason = new string('x', 1001)), "reason"),
        ["a reason with control characters"] = (With(r => r.Reason = "a\u0007b"), "reason"),
        ["a reason with a control character of Latin-1"] = (With(r => r.Reason = "a\u0085b"), "reason"),
        ["nothing at all"] = (new SubmitRequest { SubmissionId = "empty", Period = "2013-06" }, "table"),
        ["a table without areas"] = (Table("2013-06", [], Scaled(Mobile)), "table"),
        ["a table without columns"] = (Table("2013-06", ["24"]), "table"),
        ["a table and a list"] = (With(r => r.Observations.Add(Value(Mobile, "22", 1))), "table"),
        ["fewer values than areas"] = (Table("2013-06", ["22", "24"], Scaled(Mobile, 1)), "table.columns"),
        ["more values than areas"] = (Table("2013-06", ["22", "24"], Scaled(Mobile, 1, 2, 3)), "table.columns"),
        ["fewer doubles than areas"] = (Table("2013-06", ["22", "24"], Doubles(Mobile, 1)), "table.columns"),
        ["a column without values"] = (Table("2013-06", ["24"], Scaled(Mobile)), "table.columns"),
        ["both kinds of values"] = (Table("2013-06", ["24"], new Column { Metric = Mobile, Scaled = { 1 }, Doubles = { 1 } }), "table.columns"),
        ["too many decimals"] = (Table("2013-06", ["24"], new Column { Metric = Mobile, Decimals = 7, Scaled = { 1 } }), "table.columns"),
        ["exception rows without states"] = (Table("2013-06", ["24"], new Column { Metric = Mobile, Scaled = { 0 }, ExceptionRows = { 0 } }), "table.columns"),
        ["states without exception rows"] = (Table("2013-06", ["24"], new Column { Metric = Mobile, Scaled = { 0 }, ExceptionStates = { CellState.Withheld } }), "table.columns"),
        ["an exception row outside the table"] = (Table("2013-06", ["24"], Except(1, CellState.Withheld)), "table.columns"),
        ["exception rows that do not ascend"] = (
            Table("2013-06", ["22", "24"], new Column { Metric = Mobile, Scaled = { 0, 0 }, ExceptionRows = { 1, 0 }, ExceptionStates = { CellState.Withheld, CellState.Withheld } }),
            "table.columns"),
        ["an exception that is present"] = (Table("2013-06", ["24"], Except(0, CellState.Present)), "table.columns"),
        ["an exception state that does not exist"] = (Table("2013-06", ["24"], Except(0, (CellState)6)), "table.columns"),
        ["an area code without characters"] = (Table("2013-06", [""], Scaled(Mobile, 1)), "table.areas"),
        ["an area code that is too long"] = (Table("2013-06", [new string('1', 65)], Scaled(Mobile, 1)), "table.areas"),
        ["a column without a metric"] = (Table("2013-06", ["24"], Scaled("", 1)), "table.columns.metric"),
        ["an observation without a value"] = (List("2013-06", new Observation { Metric = Mobile, Area = "24" }), "observations"),
        ["an observation that is present without a value"] = (List("2013-06", Absent(Mobile, "24", CellState.Present)), "observations"),
        ["an observation with a state that does not exist"] = (List("2013-06", Absent(Mobile, "24", (CellState)99)), "observations"),
        ["an observation without a metric"] = (List("2013-06", Value("", "24", 1)), "observations.metric"),
        ["an observation without an area"] = (List("2013-06", Value(Mobile, "", 1)), "observations.area"),
        ["an observation with too many decimals"] = (List("2013-06", Value(Mobile, "24", 1, 7)), "observations.decimals"),
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Bytes_that_are_no_message_are_an_invalid_argument(string bytes, Way way)
    {
        var answer = await SendNothingStored(MalformedBytes[bytes], way);

        answer.Refused(StatusCode.InvalidArgument);
        Assert.Contains("telemetry.v1.SubmitRequest", answer.Message, StringComparison.Ordinal);
        if (way == Way.Unary)
        {
            Assert.Equal("MALFORMED", answer.Cause);
        }
    }

    [Theory]
    [MemberData(nameof(BadShapes))]
    public async Task A_submission_that_is_bad_itself_is_told_the_field(string shape, Way way)
    {
        var (request, field) = Shapes[shape];

        var answer = await SendNothingStored(request.ToByteArray(), way);

        answer.Refused(StatusCode.InvalidArgument);
        Assert.Null(answer.RetryAfter);
        if (way == Way.Unary)
        {
            Assert.Equal([field], answer.Fields);
            Assert.NotEmpty(answer.Cause);
        }
    }

    [Fact]
    public async Task A_bad_submission_does_not_end_the_stream()
    {
        using var client = _collector.Sender("vnpt");
        var good = Table("2013-06", ["24"], Scaled(Mobile, 1));
        var better = Table("2013-06", ["24"], Scaled(Mobile, 2));

        var answers = await client.SendAllAsync([good.ToByteArray(), [0xFF], better.ToByteArray(), Shapes["no period"].Request.ToByteArray(), good.ToByteArray()]);

        Assert.Equal(
            [StatusCode.OK, StatusCode.InvalidArgument, StatusCode.OK, StatusCode.InvalidArgument, StatusCode.OK], answers.Select(a => a.Code));
        Assert.Equal(answers[0].Receipt!.Sequence, answers[4].Receipt!.Sequence);
        Assert.True(answers[4].Receipt!.Duplicate);
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_period_that_starts_after_today_is_refused_and_a_plan_for_it_taken(Way way)
    {
        using var client = _collector.Sender("so-quang-ninh");
        var figures = List("2027", Value(Mobile, "22", 1));
        var plan = List("2027", Value(Mobile, "22", 1));
        plan.Kind = SubmissionKind.Plan;

        var refused = await client.SendAsync(figures, way);
        var taken = await client.SendAsync(plan, way);

        refused.Refused(StatusCode.InvalidArgument);
        Assert.Contains("2026-03-15", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1u, taken.Taken().Accepted);
    }

    [Theory]
    [InlineData("2026-03-15", true)]
    [InlineData("2026-03-16", false)]
    [InlineData("2026-03", true)]
    [InlineData("2026-04", false)]
    [InlineData("2026-Q1", true)]
    [InlineData("2026-Q2", false)]
    [InlineData("2026-H1", true)]
    [InlineData("2026-9M", true)]
    [InlineData("2026", true)]
    [InlineData("2027-H1", false)]
    public async Task A_period_may_have_begun_but_not_lie_ahead(string period, bool taken)
    {
        using var client = _collector.Sender("vnpt");

        var answer = await client.SendAsync(List(period, Value(Mobile, "22", 1)));

        Assert.Equal(taken ? StatusCode.OK : StatusCode.InvalidArgument, answer.Code);
    }

    [Fact]
    public async Task Today_is_Vietnams_day()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");

        collector.Time.Now = new DateTimeOffset(2026, 3, 15, 16, 59, 59, TimeSpan.Zero);
        var before = await client.SendAsync(List("2026-03-16", Value(Mobile, "22", 1)));
        collector.Time.Now = new DateTimeOffset(2026, 3, 15, 17, 0, 0, TimeSpan.Zero);
        var after = await client.SendAsync(List("2026-03-16", Value(Mobile, "22", 1)));

        before.Refused(StatusCode.InvalidArgument);
        after.Taken();
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task Too_many_cells_are_refused_with_the_limit(Way way)
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { MaxTableCells = 1234, MaxObservations = 1111 } });
        using var client = collector.Sender("vnpt");
        string[] areas = [.. Enumerable.Range(0, 618).Select(i => $"Z{i}")];
        var zeros = new long[areas.Length];

        var table = await client.SendAsync(Table("2013-06", areas, Scaled(Mobile, zeros), Scaled("subscribers.fixed", zeros)), way);
        var longTable = await client.SendAsync(Table("2013-06", [.. Enumerable.Range(0, 1235).Select(i => $"Z{i}")], Scaled(Mobile, new long[1235])), way);
        var longColumn = await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, new long[2000])), way);
        var list = await client.SendAsync(List("2013-06", [.. Enumerable.Range(0, 1112).Select(i => Value(Mobile, $"Z{i}", 1))]), way);

        foreach (var (answer, limit) in new[] { (table, "1,234"), (longTable, "1,234"), (longColumn, "1,234"), (list, "1,111") })
        {
            answer.Refused(StatusCode.ResourceExhausted);
            Assert.Null(answer.RetryAfter);
            Assert.Contains(limit, answer.Message, StringComparison.Ordinal);
        }

        (await client.SendAsync(Table("2013-06", areas[..617], Scaled(Mobile, zeros[..617]), Scaled("subscribers.fixed", zeros[..617])), way)).Taken();
    }

    [Theory]
    [InlineData(Way.Unary, 70_000)]
    [InlineData(Way.Stream, 70_000)]
    [InlineData(Way.Unary, 1_000_000)]
    [InlineData(Way.Stream, 1_000_000)]
    public async Task A_message_of_too_many_bytes_is_refused_with_the_limit(Way way, int bytes)
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { MaxMessageBytes = 65_536 } });
        using var client = collector.Sender("vnpt");

        // An unknown field of that size: no cell counts, only the bytes do.
        var message = Table("2013-06", ["24"], Scaled(Mobile, 1)).ToByteArray();
        var answer = await client.SendAsync([.. message, .. Unknown(bytes)], way);
        var next = await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way);

        answer.Refused(StatusCode.ResourceExhausted);
        Assert.Null(answer.RetryAfter);
        Assert.Contains("65,536", answer.Message, StringComparison.Ordinal);
        next.Taken();
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task An_id_used_for_other_content_is_told_the_first_hash(Way way)
    {
        using var client = _collector.Sender("vnpt");
        var first = Table("2013-06", ["24"], Scaled(Mobile, 1));
        var second = first.Clone();
        second.Table.Columns[0].Scaled[0] = 2;
        var receipt = (await client.SendAsync(first, way)).Taken();
        var head = _collector.Ledger.Head.Sequence;

        var answer = await client.SendAsync(second, way);

        answer.Refused(StatusCode.AlreadyExists);
        Assert.Null(answer.RetryAfter);
        Assert.Equal(Convert.ToHexStringLower(receipt.PayloadHash.Span), answer.FirstPayloadHash);
        Assert.Contains(answer.FirstPayloadHash, answer.Message, StringComparison.Ordinal);
        Assert.Equal(head, _collector.Ledger.Head.Sequence);
    }

    [Fact]
    public async Task Another_source_may_use_the_same_id()
    {
        using var vnpt = _collector.Sender("vnpt");
        using var viettel = _collector.Sender("viettel");
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));

        var first = (await vnpt.SendAsync(request)).Taken();
        var second = (await viettel.SendAsync(request)).Taken();

        Assert.NotEqual(first.Sequence, second.Sequence);
        Assert.False(second.Duplicate);
        Assert.Equal(first.PayloadHash, second.PayloadHash);
        Assert.NotEqual(first.EntryHash, second.EntryHash);
    }

    [Fact]
    public async Task A_receipt_that_never_was_is_not_found()
    {
        using var client = _collector.Sender("vnpt");
        using var other = _collector.Sender("viettel");
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
        (await client.SendAsync(request)).Taken();

        (await client.ReceiptAsync("never/was")).Refused(StatusCode.NotFound);
        (await client.ReceiptAsync("")).Refused(StatusCode.NotFound);
        (await other.ReceiptAsync(request.SubmissionId)).Refused(StatusCode.NotFound);
    }

    private static TheoryData<string, Way> Cross(IEnumerable<string> names)
    {
        var data = new TheoryData<string, Way>();
        foreach (var name in names)
        {
            data.Add(name, Way.Unary);
            data.Add(name, Way.Stream);
        }

        return data;
    }

    private static SubmitRequest With(Action<SubmitRequest> change)
    {
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
        change(request);
        return request;
    }

    private static Column Except(uint row, CellState state) =>
        new() { Metric = Mobile, Scaled = { 0 }, ExceptionRows = { row }, ExceptionStates = { state } };

    private static byte[] Unknown(int bytes)
    {
        using var target = new MemoryStream();
        using var writer = new CodedOutputStream(target);
        writer.WriteTag(1000, WireFormat.WireType.LengthDelimited);
        writer.WriteBytes(ByteString.CopyFrom(new byte[bytes]));
        writer.Flush();
        return target.ToArray();
    }

    private async Task<Answer> SendNothingStored(byte[] message, Way way)
    {
        // A source of its own for each shape: the class's other tests store things meanwhile.
        var key = _collector.OperatorKey("gmobile");
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        var answer = await client.SendAsync(message, way);
        using var batch = _collector.Ledger.Read(1, long.MaxValue, 100_000);
        Assert.DoesNotContain(batch.Entries, e => e.Header.Source == "gmobile");
        return answer;
    }
}

using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>The same content again is the same receipt, for ever; and sameness is of content, not of bytes.</summary>
public sealed class RepetitionTests
{
    private const string Mobile = "subscribers.mobile";
    private const string Fixed = "subscribers.fixed";

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task The_same_again_is_the_first_receipt_verdicts_included(Way way)
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        var request = Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 1, 2), Scaled(Fixed, -1, 2));
        var first = (await client.SendAsync(request, way)).Taken();
        var head = collector.Ledger.Head.Sequence;
        collector.Time.Now = collector.Time.Now.AddDays(400);

        var again = (await client.SendAsync(request, way)).Taken();

        Assert.Equal(2, first.Verdicts.Count);
        Assert.Equal(new SubmitResponse(first) { Duplicate = true }, again);
        Assert.Equal(head, collector.Ledger.Head.Sequence);
    }

    [Fact]
    public async Task Another_key_of_the_source_gets_the_same_receipt()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        using var narrow = collector.Sender("vnpt", "22@2004-07-08");
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
        var first = (await client.SendAsync(request)).Taken();

        Assert.Equal(new SubmitResponse(first) { Duplicate = true }, (await narrow.SendAsync(request)).Taken());
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_changed_catalogue_does_not_change_a_given_receipt(Way way)
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        var request = Table("2013-06", ["24"], Scaled("subscribers.satellite", 42), Scaled(Mobile, 1));
        SubmitResponse first;
        using (var client = new SenderClient(collector.Host.GrpcAddress, key))
        {
            first = (await client.SendAsync(request, way)).Taken();
        }

        Assert.Equal(VerdictCode.UnknownMetric, Assert.Single(first.Verdicts).Code);
        using var overlay = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(overlay.Path, "metrics"));
        await File.WriteAllTextAsync(
            Path.Combine(overlay.Path, "metrics", "satellite.csv"),
            "code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en\n"
            + "subscribers.satellite,stock,subscription,0,0,1000000,,month,period,operator,Thuê bao vệ tinh,Satellite subscriptions\n");

        await collector.StartAgainAsync(o => o with { CatalogueFolders = [overlay.Path] });
        using var later = new SenderClient(collector.Host.GrpcAddress, key);
        var again = (await later.SendAsync(request, way)).Taken();
        var fetched = (await later.ReceiptAsync(request.SubmissionId)).Taken();
        request.SubmissionId = NewId();
        var mended = (await later.SendAsync(request, way)).Taken();

        Assert.Equal(new SubmitResponse(first) { Duplicate = true }, again);
        Assert.Equal(first, fetched);
        Assert.Equal((2u, 0u), (mended.Accepted, mended.Refused));
        Assert.NotEqual(first.CatalogueVersion, mended.CatalogueVersion);
        Assert.Equal(42, (await collector.FigureAsync("subscribers.satellite", "24", "2013-06")).GetProperty("value").GetDecimal());
        Assert.True(collector.Ledger.Verify().IsSound);
    }

    [Fact]
    public async Task Concurrent_repetitions_are_one_entry()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        var before = collector.Ledger.Head.Sequence;
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => client.SendAsync(request, i % 2 == 0 ? Way.Unary : Way.Stream)));

        var receipts = answers.Select(a => a.Taken()).ToList();
        Assert.Single(receipts, r => !r.Duplicate);
        Assert.Single(receipts.Select(r => (r.Sequence, r.EntryHash, r.CommittedUnixMs)).Distinct());
        Assert.Equal(before + 1, collector.Ledger.Head.Sequence);
    }

    [Fact]
    public async Task Of_concurrent_submissions_with_one_id_and_other_contents_one_is_taken()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        var requests = Enumerable.Range(0, 20).Select(i => Table("2013-06", ["24"], Scaled(Mobile, i))).ToList();
        requests.ForEach(r => r.SubmissionId = "contested");

        var answers = await Task.WhenAll(requests.Select(r => client.SendAsync(r)));

        var taken = Assert.Single(answers, a => a.Code == Grpc.Core.StatusCode.OK).Taken();
        Assert.All(answers.Where(a => a.Receipt is null), a =>
        {
            a.Refused(Grpc.Core.StatusCode.AlreadyExists);
            Assert.Equal(Convert.ToHexStringLower(taken.PayloadHash.Span), a.FirstPayloadHash);
        });
    }

    [Fact]
    public async Task A_table_and_a_list_of_the_same_cells_are_the_same_content()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        var table = Table(
            "2013-06", ["24", "22", "193"],
            new Column { Metric = Mobile, Scaled = { 5, 0, 7 }, ExceptionRows = { 1 }, ExceptionStates = { CellState.NotAvailable } },
            Scaled(Fixed, 1, 2, 3));
        var list = List(
            "2013-06",
            Value(Fixed, "193", 3), Value(Mobile, "24", 5), Absent(Mobile, "22", CellState.NotAvailable), Value(Fixed, "22", 2), Value(Mobile, "193", 7), Value(Fixed, "24", 1));
        list.SubmissionId = table.SubmissionId;

        var first = (await client.SendAsync(table)).Taken();
        var second = (await client.SendAsync(list)).Taken();

        Assert.Equal(new SubmitResponse(first) { Duplicate = true }, second);
    }

    [Fact]
    public async Task The_hash_tells_apart_what_is_not_the_same()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        SubmitRequest[] different =
        [
            List("2013-06", Value(Mobile, "24", 5)),
            List("2013-06", Value(Mobile, "24", 6)),
            List("2013-06", Value(Mobile, "22", 5)),
            List("2013-06", Value(Fixed, "24", 5)),
            List("2013-07", Value(Mobile, "24", 5)),
            List("2013-06-30", Value(Mobile, "24", 5)),
            List("2013-06", Value(Mobile, "24", 5, 1)),
            List("2013-06", Absent(Mobile, "24", CellState.NotReported)),
            List("2013-06", Absent(Mobile, "24", CellState.Withheld)),
            new(List("2013-06", Value(Mobile, "24", 5))) { Reason = "đính chính" },
        ];

        var hashes = new List<string>();
        foreach (var request in different)
        {
            request.DryRun = true;
            hashes.Add(Convert.ToHexStringLower((await client.SendAsync(request)).Taken().PayloadHash.Span));
        }

        Assert.Equal(different.Length, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_dry_run_gives_the_same_verdicts_and_stores_nothing(Way way)
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        var request = Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 1, 2), Scaled("subscribers.nothing", 1, 2), Doubles(Fixed, 160.21, 4));
        var before = collector.Ledger.Head;

        var dry = (await client.SendAsync(new SubmitRequest(request) { DryRun = true }, way)).Taken();
        var unchanged = collector.Ledger.Head;
        (await client.ReceiptAsync(request.SubmissionId)).Refused(Grpc.Core.StatusCode.NotFound);
        var real = (await client.SendAsync(request, way)).Taken();

        Assert.Equal(before, unchanged);
        Assert.Equal((0L, 0L, 0), (dry.Sequence, dry.CommittedUnixMs, dry.EntryHash.Length));
        Assert.Equal(real.Verdicts, dry.Verdicts);
        Assert.Equal(real.PayloadHash, dry.PayloadHash);
        Assert.Equal((real.Received, real.Accepted, real.Refused), (dry.Received, dry.Accepted, dry.Refused));
        Assert.False(real.Duplicate);
    }
}

using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Submissions;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using SubmissionKind = Telemetry.Storage.Submissions.SubmissionKind;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>A service's key and a person's open different doors.</summary>
public sealed class ServiceRoleTests
{
    [Fact]
    public async Task A_service_key_hands_in_nothing_reads_no_figure_and_administers_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = TestPart.ServiceKey(collector);
        using var sender = new SenderClient(collector.Host.GrpcAddress, key);
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var headers = Bearer(key);

        (await sender.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Refused(StatusCode.PermissionDenied);
        (await sender.ReceiptAsync("test/1")).Refused(StatusCode.PermissionDenied);
        await DeniedAsync(() => sender.CatalogueAsync());
        await DeniedAsync(() => new QueryService.QueryServiceClient(channel).ListReportsAsync(new ListReportsRequest(), headers).ResponseAsync);
        await DeniedAsync(() => new AdminService.AdminServiceClient(channel).ListCredentialsAsync(new ListCredentialsRequest(), headers).ResponseAsync);
        foreach (var path in new[] { "/", "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06", "/api/v1/findings", "/api/v1/submissions/test/1" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await collector.GetAsync(path, key)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/health/ready", key)).Status);
    }

    [Theory]
    [InlineData(CredentialRole.Operator, StatusCode.PermissionDenied)]
    [InlineData(CredentialRole.Reader, StatusCode.PermissionDenied)]
    [InlineData(CredentialRole.Administrator, StatusCode.PermissionDenied)]
    [InlineData(null, StatusCode.Unauthenticated)]
    public async Task Nobody_but_a_part_of_the_service_calls_what_is_for_the_parts(CredentialRole? role, StatusCode expected)
    {
        await using var collector = await TestCollector.StartAsync();
        var headers = role is { } r ? Bearer(collector.Key(r, r == CredentialRole.Operator ? "vnpt" : null, [])) : [];
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new LedgerService.LedgerServiceClient(channel);
        var findings = new FindingService.FindingServiceClient(channel);
        using var credentials = ledger.ReadCredentials(new ReadCredentialsRequest(), headers);
        using var feed = ledger.Read(new ReadRequest { FromSequence = 1 }, headers);

        await DeniedAsync(() => ledger.AppendAsync(new AppendRequest(), headers).ResponseAsync, expected);
        await DeniedAsync(() => ledger.FindReceiptAsync(new FindReceiptRequest(), headers).ResponseAsync, expected);
        await DeniedAsync(() => ledger.DescribeEntriesAsync(new DescribeEntriesRequest { Sequences = { 1 } }, headers).ResponseAsync, expected);
        await DeniedAsync(() => credentials.ResponseStream.MoveNext(CancellationToken.None), expected);
        await DeniedAsync(() => feed.ResponseStream.MoveNext(CancellationToken.None), expected);
        await DeniedAsync(() => findings.FindAsync(new FindFindingsRequest { Limit = 1 }, headers).ResponseAsync, expected);
    }

    [Fact]
    public async Task What_is_not_what_a_front_prepares_is_refused_and_changes_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        var headers = Bearer(TestPart.ServiceKey(collector));
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new LedgerService.LedgerServiceClient(channel);
        var before = collector.Ledger.Head.Sequence;

        await DeniedAsync(() => ledger.AppendAsync(new AppendRequest { Source = "vnpt", SubmissionId = "1" }, headers).ResponseAsync, StatusCode.InvalidArgument);
        using var line = ledger.AppendStream(headers);
        await line.RequestStream.WriteAsync(new AppendRequest { Source = "vnpt", SubmissionId = "1" });
        await DeniedAsync(() => line.ResponseStream.MoveNext(CancellationToken.None), StatusCode.InvalidArgument);
        await DeniedAsync(() => ledger.ExplainAsync(new ExplainRequest { Finding = "1", By = "2" }, headers).ResponseAsync, StatusCode.InvalidArgument);

        Assert.Equal(before, collector.Ledger.Head.Sequence);
    }

    [Fact]
    public async Task What_could_never_be_projected_is_refused_before_it_is_in_the_ledger()
    {
        await using var collector = await TestCollector.StartAsync();
        var headers = Bearer(TestPart.ServiceKey(collector));
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new LedgerService.LedgerServiceClient(channel);
        var half = Accepted(collector, 0.5);

        var refused = await Assert.ThrowsAsync<RpcException>(() => ledger.AppendAsync(half, headers).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("cannot be projected", refused.Status.Detail, StringComparison.Ordinal);
        using var line = ledger.AppendStream(headers);
        await line.RequestStream.WriteAsync(half);
        await DeniedAsync(() => line.ResponseStream.MoveNext(CancellationToken.None), StatusCode.InvalidArgument);
        Assert.Null(collector.Ledger.Find(half.Source, half.SubmissionId));

        Assert.NotNull((await ledger.AppendAsync(Accepted(collector, 2), headers)).Entry);
        await collector.ProjectedAsync();
    }

    [Fact]
    public async Task A_compressed_message_is_refused_unread()
    {
        await using var collector = await TestCollector.StartAsync();
        var headers = Bearer(TestPart.ServiceKey(collector));
        headers.Add("grpc-internal-encoding-request", "gzip");
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);

        var refused = await Assert.ThrowsAsync<RpcException>(() => new LedgerService.LedgerServiceClient(channel).AppendAsync(Accepted(collector, 2), headers).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("compressed", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_streams_of_a_part_end_with_its_key()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = TestPart.ServiceKey(collector);
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new LedgerService.LedgerServiceClient(channel);
        using var line = ledger.AppendStream(Bearer(key));
        await line.RequestStream.WriteAsync(Accepted(collector, 2));
        Assert.True(await line.ResponseStream.MoveNext(CancellationToken.None));
        using var feed = ledger.Read(new ReadRequest(), Bearer(key));
        Assert.True(await feed.ResponseStream.MoveNext(CancellationToken.None));
        using var credentials = ledger.ReadCredentials(new ReadCredentialsRequest(), Bearer(key));
        Assert.True(await credentials.ResponseStream.MoveNext(CancellationToken.None));

        Assert.True(collector.Host.Stores.Keys.Revoke(key.Split('_')[1]));

        await EndsAsync(line.ResponseStream);
        await EndsAsync(feed.ResponseStream);
        await EndsAsync(credentials.ResponseStream);
    }

    [Fact]
    public async Task A_stream_that_is_not_read_while_its_key_ends_still_says_why()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = TestPart.ServiceKey(collector);
        var publisher = collector.Key(CredentialRole.Publisher, null, []).Split('_')[1];
        using var channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress);
        var ledger = new LedgerService.LedgerServiceClient(channel);

        // More than a client's window takes, so that the page cannot be written to its end before somebody reads.
        var from = collector.Ledger.Head.Sequence + 1;
        for (var i = 0; i < 64; i++)
        {
            await ledger.ExplainAsync(new ExplainRequest { Finding = "f", By = publisher, Reason = new string('ệ', FindingExplained.LongestReason) }, Bearer(key));
        }

        using var feed = ledger.Read(new ReadRequest { FromSequence = from }, Bearer(key));
        await feed.ResponseHeadersAsync;

        Assert.True(collector.Host.Stores.Keys.Revoke(key.Split('_')[1]));

        await EndsAsync(feed.ResponseStream);
    }

    // What a front would send of one mobile figure of a province that it had accepted.
    private static AppendRequest Accepted(TestCollector collector, double value)
    {
        var column = new SubmissionColumn { Metric = "subscribers.mobile", Decimals = 0, Count = 1, Doubles = [value] };
        using var payload = SubmissionCodec.Encode(new SubmissionContent { Kind = SubmissionKind.Figures, Period = Period.Parse("2013-06"), Reason = "", Areas = ["24"], Columns = [column] });
        using var outcome = OutcomeCodec.Encode(new Outcome
        {
            CatalogueVersion = collector.Host.Stores.Catalogue.Version,
            CredentialId = collector.OperatorKey("vnpt").Split('_')[1],
            Accepted = 1,
            Refused = 0,
            Verdicts = [],
        });
        return new AppendRequest
        {
            Source = "vnpt",
            SubmissionId = NewId(),
            Payload = ByteString.CopyFrom(payload.Span),
            PayloadHash = ByteString.CopyFrom(SubmissionCodec.Hash(payload.Span)),
            Outcome = ByteString.CopyFrom(outcome.Span),
            OutcomeHash = ByteString.CopyFrom(SubmissionCodec.Hash(outcome.Span)),
        };
    }

    // What was on its way may still come.
    private static async Task EndsAsync<T>(IAsyncStreamReader<T> stream)
    {
        async Task ReadOutAsync()
        {
            while (await stream.MoveNext(CancellationToken.None))
            {
            }
        }

        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(ReadOutAsync).WaitAsync(TimeSpan.FromSeconds(10))).StatusCode);
    }

    private static Metadata Bearer(string key) => new() { { "authorization", "Bearer " + key } };

    private static async Task DeniedAsync(Func<Task> call, StatusCode expected = StatusCode.PermissionDenied) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
}

using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>ARCHITECTURE, "What a sender is told": no or wrong credential; another source's data.</summary>
public sealed class CredentialTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";

    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData(Way.Unary, null)]
    [InlineData(Way.Stream, null)]
    [InlineData(Way.Unary, "nonsense")]
    [InlineData(Way.Unary, "tk_abcdefghijkm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(Way.Stream, "tk_abcdefghijkm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_a_known_key_a_caller_is_unauthenticated(Way way, string? key)
    {
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);

        var answer = await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way);
        var receipt = await client.ReceiptAsync("any");

        answer.Refused(StatusCode.Unauthenticated);
        receipt.Refused(StatusCode.Unauthenticated);
        Assert.Equal("UNAUTHENTICATED", answer.Cause);
        Assert.Contains("authorization: Bearer", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_one_character_changed_is_unknown()
    {
        var key = _collector.OperatorKey("vnpt");
        var changed = key[..^2] + (key[^2] == 'A' ? 'B' : 'A') + key[^1];
        using var client = new SenderClient(_collector.Host.GrpcAddress, changed);

        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Refused(StatusCode.Unauthenticated);
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_revoked_key_is_refused_at_once(Way way)
    {
        var key = _collector.OperatorKey("vnpt");
        ApiKey.TryGetPrefix(key, out var prefix);
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way)).Taken();

        Assert.True(_collector.Host.Stores.Keys.Revoke(prefix));

        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way)).Refused(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_key_ends_when_it_expires()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.Key(CredentialRole.Operator, "vnpt", [], collector.Time.Now.AddDays(30));
        using var client = new SenderClient(collector.Host.GrpcAddress, key);

        collector.Time.Now = collector.Time.Now.AddDays(30).AddMilliseconds(-1);
        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        collector.Time.Now = collector.Time.Now.AddMilliseconds(1);
        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Refused(StatusCode.Unauthenticated);
    }

    [Theory]
    [InlineData("/telemetry.v1.IngestService/Submit")]
    [InlineData("/TELEMETRY.V1.INGESTSERVICE/Submit")]
    [InlineData("/telemetry.v1.ingestservice/submitstream")]
    [InlineData("/Telemetry.V1.AdminService/ListCredentials")]
    public async Task A_stranger_is_turned_away_before_the_message_is_read(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new EndlessBody();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_collector.Host.GrpcAddress, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("16", Assert.Single(response.Headers.GetValues("grpc-status")));
        body.Release();
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task Another_sources_data_is_denied(Way way)
    {
        using var client = _collector.Sender("vnpt");
        var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
        request.Source = "viettel";
        var own = Table("2013-06", ["24"], Scaled(Mobile, 1));
        own.Source = "vnpt";

        var answer = await client.SendAsync(request, way);

        answer.Refused(StatusCode.PermissionDenied);
        if (way == Way.Unary)
        {
            Assert.Equal(["source"], answer.Fields);
        }

        (await client.SendAsync(own, way)).Taken();
    }

    [Theory]
    [InlineData(CredentialRole.Reader, Way.Unary)]
    [InlineData(CredentialRole.Reader, Way.Stream)]
    [InlineData(CredentialRole.Publisher, Way.Unary)]
    [InlineData(CredentialRole.Public, Way.Unary)]
    [InlineData(CredentialRole.Administrator, Way.Unary)]
    [InlineData(CredentialRole.Administrator, Way.Stream)]
    public async Task A_key_for_reading_hands_nothing_in(CredentialRole role, Way way)
    {
        using var client = new SenderClient(_collector.Host.GrpcAddress, _collector.Key(role, null, []));

        (await client.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)), way)).Refused(StatusCode.PermissionDenied);
        (await client.ReceiptAsync("any")).Refused(StatusCode.PermissionDenied);
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task An_operator_makes_no_plans(Way way)
    {
        using var client = _collector.Sender("vnpt");
        var request = List("2027", Value(Mobile, "22", 1));
        request.Kind = SubmissionKind.Plan;

        (await client.SendAsync(request, way)).Refused(StatusCode.PermissionDenied);
    }

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_source_reports_only_for_the_time_in_which_it_existed(Way way)
    {
        using var client = _collector.Sender("so-bac-giang");

        (await client.SendAsync(List("2025-06", Value(Mobile, "24", 1)), way)).Taken();
        (await client.SendAsync(List("2025-07", Value(Mobile, "24", 1)), way)).Refused(StatusCode.PermissionDenied);
    }

    [Fact]
    public async Task An_operator_reads_its_own_figures_and_a_total_that_tells_of_one_operator_is_withheld()
    {
        using var client = _collector.Sender("vnpt");
        (await client.SendAsync(List("2012-06", Value(Mobile, "24", 77)))).Taken();
        await _collector.ProjectedAsync();
        var key = _collector.OperatorKey("vnpt");
        const string Question = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2012-06&operator=";

        var own = await _collector.GetAsync(Question + "vnpt", key);
        var others = await _collector.GetAsync(Question + "viettel", key);
        var total = await _collector.GetAsync(Question + "all", key);

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Contains("77", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, others.Status);
        Assert.Equal(HttpStatusCode.OK, total.Status);
        Assert.Contains("withheldOutside", total.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_given_to_its_sender_alone()
    {
        using var sender = _collector.Sender("vnpt");
        using var other = _collector.Sender("viettel");
        var sent = List("2012-07", Value(Mobile, "24", 78));
        var receipt = (await sender.SendAsync(sent)).Taken();

        (await other.ReceiptAsync(sent.SubmissionId)).Refused(StatusCode.NotFound);

        // The same id of another source is another submission.
        var others = List("2012-07", Value(Mobile, "24", 79));
        others.SubmissionId = sent.SubmissionId;
        (await other.SendAsync(others)).Taken();
        Assert.Equal(receipt, (await sender.ReceiptAsync(sent.SubmissionId)).Taken());
        Assert.NotEqual(receipt.Sequence, (await other.ReceiptAsync(sent.SubmissionId)).Taken().Sequence);
    }

    // Headers go out; the body never comes until released.
    private sealed class EndlessBody : HttpContent
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndlessBody() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        public void Release() => _released.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await _released.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

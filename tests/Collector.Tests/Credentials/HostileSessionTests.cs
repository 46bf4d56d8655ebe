using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>What the log says of people who should not be there: who and why, never a secret, and not without end.</summary>
public sealed class HostileSessionTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task Who_was_refused_and_why_is_in_the_log_and_no_secret_is()
    {
        await using var collector = await TestCollector.StartAsync();
        var secrets = new List<string>();
        var valid = Secret(collector.OperatorKey("vnpt"));
        var reader = Secret(collector.Key(CredentialRole.Reader, null, []));
        var expired = Secret(collector.Key(CredentialRole.Operator, "vnpt", [], collector.Time.Now.AddSeconds(-1)));
        var revoked = Secret(collector.OperatorKey("viettel"));
        ApiKey.TryGetPrefix(revoked, out var revokedId);
        collector.Host.Stores.Keys.Revoke(revokedId);
        var wrong = Secret(valid[..16] + ApiKey.Create()[16..]);
        var unknown = Secret(ApiKey.Create());
        const string Malformed = "tk_not-a-key-but-perhaps-a-password";
        secrets.Add(Malformed);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        foreach (var (key, fault) in new[]
        {
            (expired, AuthenticationFault.Expired), (revoked, AuthenticationFault.Revoked), (wrong, AuthenticationFault.WrongSecret),
            (unknown, AuthenticationFault.UnknownKey), (Malformed, AuthenticationFault.Malformed),
        })
        {
            Assert.Equal("UNAUTHENTICATED", await GrpcAsync(key));
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("/api/v1/completeness?period=2026-01&key=" + key, key));
            await collector.Log.WaitForAsync("127.0.0.1", "/telemetry.v1.IngestService/Submit", fault.ToString());
            await collector.Log.WaitForAsync("127.0.0.1", "/api/v1/completeness", fault.ToString());
        }

        // A key in the address, in a submission's texts, with the wrong role, and for others' units.
        await AskAsync($"/api/v1/{unknown}/x", unknown);
        Assert.Equal("PERMISSION_DENIED", await GrpcAsync(reader));
        using (var admin = new AdminClient(collector, valid))
        {
            Assert.Equal(StatusCode.PermissionDenied, (await AdminClient.FailureAsync(admin.ListAsync())).Code);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/api/v1/figures?indicator=subscribers.mobile&area=24&period=2026-01&operator=viettel", valid));
        using (var sender = new SenderClient(collector.Host.GrpcAddress, valid))
        {
            var request = Table("2013-06", ["24"], Scaled(Mobile, 1));
            request.SubmissionId = valid + "\n";
            request.Reason = valid + "\u0007";
            request.Source = valid;
            (await sender.SendAsync(request)).Refused(StatusCode.InvalidArgument);
        }

        await collector.Log.WaitForAsync("Denied", valid.Split('_')[1], "Operator", "vnpt", "/telemetry.v1.AdminService/ListCredentials");
        await collector.Log.WaitForAsync("Denied", valid.Split('_')[1], "/api/v1/figures");
        await collector.Log.WaitForAsync(reader.Split('_')[1], "WrongRole");
        await collector.Log.WaitForAsync(revokedId, nameof(AuthenticationFault.Revoked));
        Assert.All(secrets, secret => Assert.All(collector.Log.Lines, line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal)));
        Assert.All(collector.Log.Lines, line => Assert.DoesNotContain('\u0007', line));

        string Secret(string key)
        {
            secrets.Add(key[16..]);
            return key;
        }

        async Task<string> GrpcAsync(string key)
        {
            using var sender = new SenderClient(collector.Host.GrpcAddress, key);
            var answer = await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)));
            Assert.DoesNotContain(key, answer.Message, StringComparison.Ordinal);
            return answer.Code == StatusCode.Unauthenticated ? "UNAUTHENTICATED" : answer.Code == StatusCode.PermissionDenied ? "PERMISSION_DENIED" : answer.Code.ToString();
        }

        async Task<HttpStatusCode> AskAsync(string path, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request);
            Assert.DoesNotContain(key, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Who_says_that_a_question_is_a_gRPC_call_is_reported_all_the_same()
    {
        await using var collector = await TestCollector.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, "/api/v1/completeness?period=2026-01")) { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey.Create());

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        await collector.Log.WaitForAsync("127.0.0.1", "/api/v1/completeness", nameof(AuthenticationFault.UnknownKey));
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.Forbidden)]
    public async Task A_page_of_another_site_explains_nothing_in_the_name_of_who_looks_at_it(string? type, HttpStatusCode expected)
    {
        await using var collector = await TestCollector.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, "/api/v1/findings/nothing/explain"));
        request.Content = new ByteArrayContent("""{"reason":"x"}"""u8.ToArray());
        request.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", collector.Key(CredentialRole.Publisher, null, ["24@2004-07-08"]));

        using var response = await http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_fault_that_anybody_can_repeat_does_not_fill_the_log()
    {
        await using var collector = await TestCollector.StartAsync();
        using var admin = new AdminClient(collector, collector.AdministratorKey);
        collector.Errors.Expect("The handler of");

        // What its file's closed connections say, to the service's own looks at it too.
        collector.Errors.Expect("connection");
        collector.Host.Stores.Keys.Dispose();
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(StatusCode.Internal, (await AdminClient.FailureAsync(admin.ListAsync())).Code);
        }

        // Sixty within one window of ten seconds, or, on a very busy machine, two.
        Assert.InRange(collector.Log.Lines.Count(l => l.Contains("The handler of", StringComparison.Ordinal)), 1, 40);
    }

    [Fact]
    public async Task The_answer_does_not_say_what_was_wrong_with_a_key()
    {
        await using var collector = await TestCollector.StartAsync();
        var valid = collector.OperatorKey("vnpt");
        var expired = collector.Key(CredentialRole.Operator, "vnpt", [], collector.Time.Now.AddSeconds(-1));

        var answers = new HashSet<string>();
        foreach (var key in new[] { expired, valid[..16] + ApiKey.Create()[16..], ApiKey.Create(), "nonsense", null })
        {
            using var sender = new SenderClient(collector.Host.GrpcAddress, key);
            answers.Add((await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Message);
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task A_flood_of_wrong_keys_is_counted_and_neither_fills_the_log_nor_harms_who_has_a_right_one()
    {
        await using var collector = await TestCollector.StartAsync();
        var counted = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, on) =>
            {
                if (instrument.Meter.Name == AccessLog.MeterName)
                {
                    on.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();
        using var hostile = new SenderClient(collector.Host.GrpcAddress, ApiKey.Create());
        using var honest = collector.Sender("vnpt");
        var answers = new List<Answer>();

        // Kestrel itself may answer so when it closes the connection, without this cause.
        for (var round = 0; round < 60 && !answers.Exists(a => a is { Code: StatusCode.ResourceExhausted, Cause: "TOO_MANY_ATTEMPTS" }); round++)
        {
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => hostile.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1))))));
        }

        // Attempts are allowed again one by one as time goes on, so one may pass in between.
        var (status, problem) = (HttpStatusCode.Unauthorized, "");
        for (var ask = 0; ask < 100 && status == HttpStatusCode.Unauthorized; ask++)
        {
            (status, problem) = await collector.GetAsync("/api/v1/completeness?period=2026-01", ApiKey.Create());
        }

        Assert.Contains(answers, a => a.Code == StatusCode.Unauthenticated);
        Assert.Contains(answers, a => a is { Code: StatusCode.ResourceExhausted, Cause: "TOO_MANY_ATTEMPTS" } && a.RetryAfter > TimeSpan.Zero);

        // Kestrel closes the connection of who has very many requests refused before their bodies are read.
        Assert.All(answers, a => Assert.True(a.Code is StatusCode.Unauthenticated or StatusCode.ResourceExhausted or StatusCode.Unavailable, $"{a.Code}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("urn:telemetry:problem:too-many-attempts", problem, StringComparison.Ordinal);
        (await honest.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();

        // A request is counted once its answer is out.
        var sent = answers.Count(a => a.Code != StatusCode.Unavailable);
        Assert.True(SpinWait.SpinUntil(() => Interlocked.Read(ref counted) >= sent, TimeSpan.FromSeconds(30)), $"{counted} of {sent} were counted");
        Assert.InRange(collector.Log.Lines.Count(l => l.Contains("Turned 127.0.0.1 away", StringComparison.Ordinal)), 2, 400);
    }
}

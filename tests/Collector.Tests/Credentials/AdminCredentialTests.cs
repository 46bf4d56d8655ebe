using System.Net;
using System.Text.Json;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Protocol.V1.CredentialRole;
using CredentialState = Telemetry.Protocol.V1.CredentialState;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>admin.proto: credentials made, rotated, revoked and listed over the administration interface.</summary>
public sealed class AdminCredentialTests : IAsyncLifetime
{
    private const string Mobile = "subscribers.mobile";
    private TestCollector _collector = null!;
    private AdminClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _collector = await TestCollector.StartAsync();
        _admin = new AdminClient(_collector);
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_was_made_counts_at_once_and_is_listed_without_its_secret()
    {
        var made = await _admin.CreateAsync(new CreateCredentialRequest
        {
            Role = CredentialRole.Operator,
            Source = "vnpt",
            Territory = { "24@2004-07-08" },
            Days = 30,
            Note = "máy chủ tính cước",
        });

        using var sender = new SenderClient(_collector.Host.GrpcAddress, made.Key);
        (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Taken();
        var listed = Assert.Single(await _admin.ListAsync(), c => c.Id == made.Credential.Id);
        var minute = _collector.Time.Now.ToUnixTimeMilliseconds() / 60_000 * 60_000;
        Assert.Equal(minute, listed.LastUsedUnixMs);
        listed.LastUsedUnixMs = 0;
        Assert.Equal(made.Credential, listed);
        Assert.Equal(CredentialState.Valid, listed.State);
        Assert.Equal(_collector.Time.Now.AddDays(30).ToUnixTimeMilliseconds(), listed.ExpiresUnixMs);
        Assert.Equal("máy chủ tính cước", listed.Note);
        Assert.Equal(["24@2004-07-08"], listed.Territory);
        Assert.Contains(listed.Id, made.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_request_is_said_at_once_and_nothing_is_made()
    {
        var before = await _admin.ListAsync(includeEnded: true);

        var (code, _, fields) = await AdminClient.FailureAsync(_admin.CreateAsync(new CreateCredentialRequest
        {
            Source = "vnpt",
            Territory = { "no-such-unit" },
            Days = 3661,
            Note = new string('x', 201),
            Certificate = new Protocol.V1.CertificateBinding { Thumbprint = "zz" },
        }));

        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.Equal(["certificate.thumbprint", "days", "note", "role", "territory"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(before.Count, (await _admin.ListAsync(includeEnded: true)).Count);
    }

    [Theory]
    [InlineData(CredentialRole.Operator, "", "source")]
    [InlineData(CredentialRole.Operator, "nobody", "source")]
    [InlineData(CredentialRole.Reader, "vnpt", "source")]
    [InlineData(CredentialRole.Unspecified, "", "role")]
    public async Task Role_and_source_go_together(CredentialRole role, string source, string field)
    {
        var (code, _, fields) = await AdminClient.FailureAsync(_admin.CreateAsync(new CreateCredentialRequest { Role = role, Source = source }));

        Assert.Equal((StatusCode.InvalidArgument, field), (code, Assert.Single(fields)));
    }

    [Theory]
    [InlineData("both", "aa")]
    [InlineData("", "")]
    [InlineData("CN=billing, O=VNPT", "")]
    [InlineData("billing", "")]
    [InlineData("SERIALNUMBER=1", "")]
    public async Task A_binding_that_could_not_be_compared_is_refused(string subject, string thumbprint)
    {
        var (code, _, fields) = await AdminClient.FailureAsync(_admin.CreateAsync(new CreateCredentialRequest
        {
            Role = CredentialRole.Reader,
            Certificate = new Protocol.V1.CertificateBinding { Subject = subject, Thumbprint = thumbprint },
        }));

        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.StartsWith("certificate", Assert.Single(fields), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_pasted_into_a_note_or_a_reason_is_kept_nowhere()
    {
        var made = await _admin.OperatorAsync("vnpt");

        var note = await AdminClient.FailureAsync(_admin.CreateAsync(new CreateCredentialRequest { Role = CredentialRole.Reader, Note = "was " + made.Key }));
        var reason = await AdminClient.FailureAsync(_admin.RevokeAsync(made.Credential.Id, made.Key));

        Assert.Equal((StatusCode.InvalidArgument, "note"), (note.Code, Assert.Single(note.Fields)));
        Assert.Equal((StatusCode.InvalidArgument, "reason"), (reason.Code, Assert.Single(reason.Fields)));
        Assert.DoesNotContain(made.Key, note.Message + reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotation_leaves_both_keys_valid_for_the_overlap()
    {
        var old = await _admin.OperatorAsync("vnpt", days: 300);

        var next = await _admin.RotateAsync(new RotateCredentialRequest { Id = old.Credential.Id, OverlapHours = 48, Days = 365 });

        Assert.Equal(("vnpt", CredentialRole.Operator), (next.Credential.Source, next.Credential.Role));
        Assert.Equal(StatusCode.OK, await SendAsync(old.Key));
        Assert.Equal(StatusCode.OK, await SendAsync(next.Key));
        var listed = (await _admin.ListAsync()).Single(c => c.Id == old.Credential.Id);
        Assert.Equal(next.Credential.Id, listed.ReplacedBy);
        Assert.Equal(_collector.Time.Now.AddHours(48).ToUnixTimeMilliseconds(), listed.ExpiresUnixMs);

        _collector.Time.Now += TimeSpan.FromHours(48);
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(old.Key));
        Assert.Equal(StatusCode.OK, await SendAsync(next.Key));
    }

    [Fact]
    public async Task Rotation_never_lengthens_the_old_keys_life_and_without_overlap_ends_it_at_once()
    {
        var soon = await _admin.OperatorAsync("vnpt", days: 1);
        var late = await _admin.OperatorAsync("vnpt");

        await _admin.RotateAsync(new RotateCredentialRequest { Id = soon.Credential.Id, OverlapHours = 2160 });
        await _admin.RotateAsync(new RotateCredentialRequest { Id = late.Credential.Id, OverlapHours = 0 });

        Assert.Equal(soon.Credential.ExpiresUnixMs, (await _admin.ListAsync()).Single(c => c.Id == soon.Credential.Id).ExpiresUnixMs);
        Assert.Equal(StatusCode.OK, await SendAsync(soon.Key));
        Assert.Equal(StatusCode.Unauthenticated, await SendAsync(late.Key));
    }

    [Fact]
    public async Task What_has_ended_or_was_replaced_is_not_rotated()
    {
        var revoked = await _admin.OperatorAsync("vnpt");
        await _admin.RevokeAsync(revoked.Credential.Id);
        var expired = await _admin.OperatorAsync("vnpt", days: 1);
        var replaced = await _admin.OperatorAsync("vnpt");
        await _admin.RotateAsync(new RotateCredentialRequest { Id = replaced.Credential.Id, OverlapHours = 100 });
        _collector.Time.Now += TimeSpan.FromDays(1);

        foreach (var id in new[] { revoked, expired, replaced }.Select(c => c.Credential.Id))
        {
            Assert.Equal(StatusCode.FailedPrecondition, (await AdminClient.FailureAsync(_admin.RotateAsync(new RotateCredentialRequest { Id = id }))).Code);
        }

        Assert.Equal(StatusCode.NotFound, (await AdminClient.FailureAsync(_admin.RotateAsync(new RotateCredentialRequest { Id = "nobody" }))).Code);
        var key = await _admin.OperatorAsync("vnpt");
        var wrong = await AdminClient.FailureAsync(_admin.RotateAsync(new RotateCredentialRequest { Id = key.Credential.Id, OverlapHours = 2161, Days = 9999 }));
        Assert.Equal(["days", "overlap_hours"], wrong.Fields.Order(StringComparer.Ordinal));
        var kind = await AdminClient.FailureAsync(_admin.RotateAsync(new RotateCredentialRequest { Id = key.Credential.Id, Certificate = new() { Thumbprint = new string('a', 64) } }));
        Assert.Equal((StatusCode.InvalidArgument, "certificate"), (kind.Code, Assert.Single(kind.Fields)));
    }

    [Fact]
    public async Task Revocation_counts_at_once_and_again_does_no_harm()
    {
        var made = await _admin.OperatorAsync("vnpt");
        Assert.Equal(StatusCode.OK, await SendAsync(made.Key));

        var first = await _admin.RevokeAsync(made.Credential.Id, "máy bị mất");
        var status = await SendAsync(made.Key);
        _collector.Time.Now += TimeSpan.FromHours(1);
        var again = await _admin.RevokeAsync(made.Credential.Id);

        Assert.Equal(StatusCode.Unauthenticated, status);
        Assert.Equal(CredentialState.Revoked, first.State);
        Assert.Equal(first.RevokedUnixMs, again.RevokedUnixMs);
        Assert.DoesNotContain(await _admin.ListAsync(), c => c.Id == made.Credential.Id);
        Assert.Contains(await _admin.ListAsync(includeEnded: true), c => c.Id == made.Credential.Id);
        Assert.Equal(StatusCode.NotFound, (await AdminClient.FailureAsync(_admin.RevokeAsync("nobody"))).Code);
    }

    [Fact]
    public async Task Credentials_are_listed_by_source_role_and_creation()
    {
        foreach (var source in new[] { "vnpt", "viettel", "vnpt" })
        {
            await _admin.OperatorAsync(source);
            _collector.Time.Now += TimeSpan.FromSeconds(1);
        }

        await _admin.CreateAsync(new CreateCredentialRequest { Role = CredentialRole.Reader });

        var listed = await _admin.ListAsync();

        Assert.Equal(listed.OrderBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.Role).ThenBy(c => c.CreatedUnixMs), listed);
        Assert.Equal(5, listed.Count);
    }

    [Theory]
    [InlineData(Security.CredentialRole.Operator, "vnpt")]
    [InlineData(Security.CredentialRole.Reader, null)]
    [InlineData(Security.CredentialRole.Publisher, null)]
    [InlineData(Security.CredentialRole.Public, null)]
    public async Task Only_an_administrator_may_ask(Security.CredentialRole role, string? source)
    {
        using var other = new AdminClient(_collector, _collector.Key(role, source, []));
        using var nobody = new AdminClient(_collector, ApiKey.Create());

        foreach (var (client, expected) in new[] { (other, StatusCode.PermissionDenied), (nobody, StatusCode.Unauthenticated) })
        {
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.CreateAsync(new CreateCredentialRequest { Role = CredentialRole.Administrator }))).Code);
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.RotateAsync(new RotateCredentialRequest { Id = _admin.Id }))).Code);
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.RevokeAsync(_admin.Id))).Code);
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.ListAsync())).Code);
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.LimitAsync(new() { Source = "vnpt" }))).Code);
            Assert.Equal(expected, (await AdminClient.FailureAsync(client.LimitsAsync())).Code);
        }
    }

    [Fact]
    public async Task Every_change_becomes_a_ledger_entry_without_a_secret()
    {
        var made = await _admin.OperatorAsync("vnpt");
        var next = await _admin.RotateAsync(new RotateCredentialRequest { Id = made.Credential.Id, OverlapHours = 1 });
        await _admin.RevokeAsync(next.Credential.Id, "lý do");
        await _admin.LimitAsync(new() { Source = "vnpt", CellsPerDay = 5 });

        var types = await EventsAsync(5 + 1);

        Assert.Equal(["credential.created", "credential.created", "credential.created", "credential.rotated", "credential.revoked", "limits.changed"], types.Select(t => t.Type));
        Assert.All(types.Skip(1), t => Assert.Equal(_admin.Id, t.By));
        Assert.All([_admin.Key, made.Key, next.Key], key => Assert.All(types, t => Assert.DoesNotContain(key[16..], t.Text, StringComparison.Ordinal)));
        Assert.True(_collector.Ledger.Verify().IsSound);

        // Findings follow decisions; these are none of theirs.
        await _collector.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, (await _collector.GetAsync("/api/v1/findings?period=2013-06", _admin.Key)).Status);
    }

    private async Task<StatusCode> SendAsync(string key)
    {
        using var sender = new SenderClient(_collector.Host.GrpcAddress, key);
        return (await sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)))).Code;
    }

    private async Task<IReadOnlyList<(string Type, string By, string Text)>> EventsAsync(int count)
    {
        IReadOnlyList<LedgerEntry> entries = [];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((entries = _collector.Ledger.ReadKind(EntryKind.Decision, 1, long.MaxValue)).Count < count)
        {
            await Task.Delay(20, patience.Token);
        }

        return [.. entries.Select(e =>
        {
            Assert.Equal("-", e.Header.Source);
            Assert.StartsWith("credential:", e.Header.SubmissionId, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(e.Payload);
            return (json.RootElement.GetProperty("type").GetString()!, json.RootElement.GetProperty("by").GetString()!, json.RootElement.GetRawText());
        })];
    }
}

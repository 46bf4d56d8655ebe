using Google.Protobuf;
using Telemetry.Catalogue;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;
using AppendRefusal = Telemetry.Protocol.V1.AppendRefusal;
using Credential = Telemetry.Collector.Security.Credential;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using EntryHeader = Telemetry.Storage.Ledger.EntryHeader;
using SourceLimits = Telemetry.Collector.Security.SourceLimits;

namespace Telemetry.Collector.Ledgers;

/// <summary>What the parts of a service tell each other of the ledger, as the protocol says it: both directions side by side.</summary>
internal static class LedgerMapper
{
    /// <summary>A validated submission. The message shares the entry's bytes.</summary>
    public static AppendRequest ToMessage(NewEntry entry) => new()
    {
        Source = entry.Source,
        SubmissionId = entry.SubmissionId,
        Payload = UnsafeByteOperations.UnsafeWrap(entry.Payload),
        PayloadHash = UnsafeByteOperations.UnsafeWrap(entry.PayloadHash),
        Outcome = UnsafeByteOperations.UnsafeWrap(entry.Outcome),
        OutcomeHash = UnsafeByteOperations.UnsafeWrap(SubmissionCodec.Hash(entry.Outcome.Span)),
    };

    /// <summary>The same, read. The entry shares the message's bytes.</summary>
    public static NewEntry ToEntry(AppendRequest request) =>
        new(EntryKind.Submission, request.Source, request.SubmissionId, request.Payload.Memory, request.PayloadHash.ToByteArray(), request.Outcome.Memory);

    /// <summary>What became of it.</summary>
    public static AppendResponse ToMessage(Appended appended) =>
        appended.Entry is { } entry ? new AppendResponse { Entry = ToMessage(entry) }
        : appended.Before is { } before ? new AppendResponse { Before = ToMessage(before) }
        : new AppendResponse { Refusal = ToMessage(appended.Refusal!) };

    /// <summary>The same, read.</summary>
    public static Appended ToAppended(AppendResponse response) => response.AnswerCase switch
    {
        AppendResponse.AnswerOneofCase.Entry => ToHeader(response.Entry),
        AppendResponse.AnswerOneofCase.Before => ToStored(response.Before),
        AppendResponse.AnswerOneofCase.Refusal => ToRefusal(response.Refusal),
        _ => throw new LedgerOutOfReachException(),
    };

    /// <summary>What a receipt says.</summary>
    public static StoredReceipt ToMessage(StoredSubmission stored)
    {
        var message = new StoredReceipt { Entry = ToMessage(stored.Entry), ArchivedIn = stored.ArchivedIn ?? "" };
        if (stored.Outcome is { } kept)
        {
            using var outcome = OutcomeCodec.Encode(kept);
            message.Outcome = ByteString.CopyFrom(outcome.Span);
        }

        message.Areas.AddRange(stored.Cells.Areas);
        message.Metrics.AddRange(stored.Cells.Metrics);
        return message;
    }

    /// <summary>The same, read.</summary>
    public static StoredSubmission ToStored(StoredReceipt message) => message.ArchivedIn.Length > 0
        ? StoredSubmission.Archived(ToHeader(message.Entry), message.ArchivedIn)
        : new(ToHeader(message.Entry), OutcomeCodec.Decode(message.Outcome.Span), new CellNames([.. message.Areas], [.. message.Metrics]), null);

    /// <summary>All credentials and limits.</summary>
    public static CredentialSnapshot ToMessage(CredentialIndex index)
    {
        var message = new CredentialSnapshot
        {
            SessionKey = index.Sessions is { } sessions ? UnsafeByteOperations.UnsafeWrap(sessions.PublicKey) : ByteString.Empty,
            HasAccounts = index.HasAccounts,
        };
        message.Credentials.AddRange(index.All.Select(k => ToMessage(k.Credential, k.Hash)));
        message.Limits.AddRange(index.Limits.Select(l => new KnownLimits
        {
            Source = l.Key,
            SubmissionsPerSecond = l.Value.SubmissionsPerSecond,
            SubmissionBurst = l.Value.SubmissionBurst,
            CellsPerDay = l.Value.CellsPerDay,
        }));
        return message;
    }

    /// <summary>The same, read, in order of creation.</summary>
    public static CredentialContent ToCredentials(CredentialSnapshot message) => new(
        [.. message.Credentials.Select(c => (ToCredential(c), c.KeyHash.IsEmpty ? null : c.KeyHash.ToByteArray())).OrderBy(c => c.Item1.Created)],
        message.Limits.ToDictionary(l => l.Source, l => new SourceLimits(l.SubmissionsPerSecond, l.SubmissionBurst, l.CellsPerDay), StringComparer.Ordinal),
        message.SessionKey.IsEmpty ? null : message.SessionKey.ToByteArray(),
        message.HasAccounts);

    /// <summary>An entry without its bulk.</summary>
    public static Protocol.V1.EntryHeader ToMessage(EntryHeader header) => new()
    {
        Sequence = header.Sequence,
        CommittedUnixMs = header.Time.ToUnixTimeMilliseconds(),
        Source = header.Source,
        SubmissionId = header.SubmissionId,
        PayloadHash = UnsafeByteOperations.UnsafeWrap(header.PayloadHash),
        OutcomeHash = UnsafeByteOperations.UnsafeWrap(header.OutcomeHash),
        Hash = UnsafeByteOperations.UnsafeWrap(header.Hash),
    };

    /// <summary>The same, read.</summary>
    public static EntryHeader ToHeader(Protocol.V1.EntryHeader message) => new(
        message.Sequence,
        DateTimeOffset.FromUnixTimeMilliseconds(message.CommittedUnixMs),
        EntryKind.Submission,
        message.Source,
        message.SubmissionId,
        message.PayloadHash.ToByteArray(),
        message.OutcomeHash.ToByteArray(),
        message.Hash.ToByteArray());

    private static AppendRefusal ToMessage(IntakeRefusal refusal) => new()
    {
        Fault = RefusalMapper.NameOf(refusal.Fault),
        Field = refusal.Field,
        Message = refusal.Message,
        RetryAfterMs = refusal.RetryAfter is { } wait ? Math.Max(1, (long)wait.TotalMilliseconds) : 0,
        FirstPayloadHash = refusal.FirstPayloadHash is { } hash ? ByteString.CopyFrom(hash) : ByteString.Empty,
    };

    private static IntakeRefusal ToRefusal(AppendRefusal message) => new(
        RefusalMapper.TryFault(message.Fault, out var fault) ? fault : IntakeFault.LedgerUnavailable,
        message.Field,
        message.Message,
        message.RetryAfterMs > 0 ? TimeSpan.FromMilliseconds(message.RetryAfterMs) : null,
        message.FirstPayloadHash.IsEmpty ? null : message.FirstPayloadHash.ToByteArray());

    private static Protocol.V1.KnownCredential ToMessage(Credential credential, byte[]? hash)
    {
        var message = new Protocol.V1.KnownCredential
        {
            Id = credential.Id,
            KeyHash = hash is null ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(hash),
            CertificateThumbprint = credential.Certificate?.Thumbprint ?? "",
            CertificateSubject = credential.Certificate?.Subject ?? "",
            Role = credential.Role.ToString(),
            Source = credential.Source ?? "",
            CreatedUnixMs = credential.Created.ToUnixTimeMilliseconds(),
            ExpiresUnixMs = credential.Expires?.ToUnixTimeMilliseconds() ?? 0,
            RevokedUnixMs = credential.Revoked?.ToUnixTimeMilliseconds() ?? 0,
            ReplacedBy = credential.ReplacedBy ?? "",
        };
        message.Territory.AddRange(credential.Territory.Select(t => t.ToString()));
        return message;
    }

    private static Credential ToCredential(Protocol.V1.KnownCredential message) => new()
    {
        Id = message.Id,
        Role = Enum.Parse<CredentialRole>(message.Role),
        Source = OrNull(message.Source),
        Territory = [.. message.Territory.Select(t => AreaKey.TryParse(t, out var key) ? key : throw new InvalidDataException($"'{t}' is no unit"))],
        Created = DateTimeOffset.FromUnixTimeMilliseconds(message.CreatedUnixMs),
        Expires = Time(message.ExpiresUnixMs),
        Revoked = Time(message.RevokedUnixMs),
        ReplacedBy = OrNull(message.ReplacedBy),
        Certificate = message is { CertificateThumbprint: "", CertificateSubject: "" } ? null : new(message.CertificateThumbprint, message.CertificateSubject),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset? Time(long unixMs) => unixMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
}

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;
using CertificateBinding = Telemetry.Collector.Security.CertificateBinding;
using Credential = Telemetry.Collector.Security.Credential;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using CredentialState = Telemetry.Collector.Security.CredentialState;
using SourceLimits = Telemetry.Collector.Security.SourceLimits;

namespace Telemetry.Collector.Admin;

/// <summary>Credentials and limits as the protocol gives them.</summary>
internal sealed class CredentialMapper(IntakeLimits defaults, SourceQuota quota, TimeProvider time)
{
    /// <summary>A request as it was written.</summary>
    public static CredentialRequest Read(CreateCredentialRequest request) => new(
        RoleOf(request.Role), request.Source, [.. request.Territory], request.Days, request.Note, Read(request.Certificate));

    /// <summary>A binding as it was written; null where there is none.</summary>
    public static CertificateBinding? Read(Protocol.V1.CertificateBinding? binding) => binding is null ? null : new(binding.Thumbprint, binding.Subject);

    /// <summary>What was made.</summary>
    /// <exception cref="RpcException">It was not; with all reasons.</exception>
    public static T Made<T>(Change<T> change)
        where T : class
    {
        if (change.TryGet(out var made, out var refused))
        {
            return made;
        }

        var code = refused.Fault switch
        {
            ChangeFault.NotFound => StatusCode.NotFound,
            ChangeFault.NotPossible => StatusCode.FailedPrecondition,
            _ => StatusCode.InvalidArgument,
        };
        var message = string.Join("; ", refused.Problems.Select(p => $"{p.Field}: {p.Problem}"));
        var details = new Protocol.Rpc.Status { Code = (int)code, Message = message };
        var request = new BadRequest();
        request.FieldViolations.AddRange(refused.Problems.Select(p => new BadRequest.Types.FieldViolation { Field = p.Field, Description = p.Problem }));
        details.Details.Add(Any.Pack(request));
        throw new RpcException(new Grpc.Core.Status(code, message), new Metadata { { RefusalMapper.DetailsKey, details.ToByteArray() } });
    }

    /// <summary>A credential just made, with its key.</summary>
    public CreateCredentialResponse ToMessage(IssuedCredential issued) => new() { Credential = ToMessage(issued.Credential), Key = issued.Key };

    /// <summary>A credential, without any secret.</summary>
    public Protocol.V1.Credential ToMessage(Credential credential)
    {
        var message = new Protocol.V1.Credential
        {
            Id = credential.Id,
            Role = RoleOf(credential.Role),
            Source = credential.Source ?? "",
            Note = credential.Note,
            State = StateOf(credential.StateAt(time.GetUtcNow())),
            CreatedUnixMs = credential.Created.ToUnixTimeMilliseconds(),
            ExpiresUnixMs = credential.Expires?.ToUnixTimeMilliseconds() ?? 0,
            RevokedUnixMs = credential.Revoked?.ToUnixTimeMilliseconds() ?? 0,
            LastUsedUnixMs = credential.LastUsed?.ToUnixTimeMilliseconds() ?? 0,
            ReplacedBy = credential.ReplacedBy ?? "",
            CertificateThumbprint = credential.Certificate?.Thumbprint ?? "",
            CertificateSubject = credential.Certificate?.Subject ?? "",
        };
        message.Territory.AddRange(credential.Territory.Select(t => t.ToString()));
        return message;
    }

    /// <summary>A source's own limits, and what it used today.</summary>
    public Protocol.V1.SourceLimits ToMessage(string source, SourceLimits limits) => new()
    {
        Source = source,
        SubmissionsPerSecond = (uint)limits.SubmissionsPerSecond,
        SubmissionBurst = (uint)limits.SubmissionBurst,
        CellsPerDay = (ulong)limits.CellsPerDay,
        CellsToday = (ulong)quota.CellsToday(source),
    };

    /// <summary>What holds for every other source.</summary>
    public Protocol.V1.SourceLimits Defaults() => new()
    {
        SubmissionsPerSecond = (uint)defaults.SubmissionsPerSecond,
        SubmissionBurst = (uint)defaults.SubmissionBurst,
        CellsPerDay = (ulong)defaults.CellsPerDay,
    };

    private static CredentialRole? RoleOf(Protocol.V1.CredentialRole role) => role switch
    {
        Protocol.V1.CredentialRole.Operator => CredentialRole.Operator,
        Protocol.V1.CredentialRole.Reader => CredentialRole.Reader,
        Protocol.V1.CredentialRole.Publisher => CredentialRole.Publisher,
        Protocol.V1.CredentialRole.Administrator => CredentialRole.Administrator,
        Protocol.V1.CredentialRole.Public => CredentialRole.Public,
        Protocol.V1.CredentialRole.Service => CredentialRole.Service,
        _ => null,
    };

    private static Protocol.V1.CredentialRole RoleOf(CredentialRole role) => role switch
    {
        CredentialRole.Operator => Protocol.V1.CredentialRole.Operator,
        CredentialRole.Reader => Protocol.V1.CredentialRole.Reader,
        CredentialRole.Publisher => Protocol.V1.CredentialRole.Publisher,
        CredentialRole.Administrator => Protocol.V1.CredentialRole.Administrator,
        CredentialRole.Public => Protocol.V1.CredentialRole.Public,
        CredentialRole.Service => Protocol.V1.CredentialRole.Service,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "a role without a name on the wire"),
    };

    private static Protocol.V1.CredentialState StateOf(CredentialState state) => state switch
    {
        CredentialState.Valid => Protocol.V1.CredentialState.Valid,
        CredentialState.Expired => Protocol.V1.CredentialState.Expired,
        CredentialState.Revoked => Protocol.V1.CredentialState.Revoked,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "a state without a name on the wire"),
    };
}

using Grpc.Core;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Rights;

/// <summary>CatalogueService of the protocol: for whoever hands in figures, and nobody else. Thread-safe.</summary>
internal sealed class CatalogueRpcService(SenderCatalogueMapper catalogues) : CatalogueService.CatalogueServiceBase
{
    /// <summary>A request is a tag; whatever is longer is none.</summary>
    public const int MaxRequestBytes = 4096;

    /// <inheritdoc/>
    public override Task<SenderCatalogue> GetSenderCatalogue(GetSenderCatalogueRequest request, ServerCallContext context)
    {
        if (context.GetHttpContext().Features.Get<Credential>() is not { } credential)
        {
            throw RefusalMapper.ToException(IntakeRefusal.NoCredential);
        }

        if (credential.Role != CredentialRole.Operator)
        {
            throw Denied($"a credential with the role {credential.Role} hands in no figures; use a source's own key");
        }

        return Task.FromResult(catalogues.Find(credential, request.KnownTag)
            ?? throw Denied($"the credential's source '{credential.Source}' is not in the catalogue; the service's host has to add it"));
    }

    private static RpcException Denied(string message) => RefusalMapper.ToException(new IntakeRefusal(IntakeFault.WrongRole, "", message));
}

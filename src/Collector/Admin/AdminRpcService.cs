using Grpc.Core;
using Telemetry.Catalogue.Import;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Admin;

/// <summary>AdminService of the protocol, for administrators' credentials only. Thread-safe.</summary>
internal sealed class AdminRpcService(
    CollectorOptions options, ImportLock turn, CredentialOffice office, CredentialMapper mapper, ILogger<AdminRpcService> log) : AdminService.AdminServiceBase
{
    private const int MostFileBytes = 16 * 1024 * 1024;
    private const int MostNameLength = 200;

    /// <inheritdoc/>
    public override async Task<ImportTerritoryResponse> ImportTerritory(ImportTerritoryRequest request, ServerCallContext context)
    {
        var credential = Require(context);
        using (await turn.TakeAsync(context.CancellationToken))
        {
            try
            {
                return Import(request, credential);
            }
            catch (StartException e)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, string.Join("; ", e.Problems)));
            }
        }
    }

    /// <inheritdoc/>
    public override Task<CreateCredentialResponse> CreateCredential(CreateCredentialRequest request, ServerCallContext context)
    {
        var by = Require(context).Id;
        var issued = CredentialMapper.Made(office.Create(CredentialMapper.Read(request), by));
        AdminLog.Created(log, by, issued.Credential.Id, issued.Credential.Role, issued.Credential.Source ?? "-");
        return Task.FromResult(mapper.ToMessage(issued));
    }

    /// <inheritdoc/>
    public override Task<CreateCredentialResponse> RotateCredential(RotateCredentialRequest request, ServerCallContext context)
    {
        var by = Require(context).Id;
        var issued = CredentialMapper.Made(office.Rotate(request.Id, request.OverlapHours, request.Days, CredentialMapper.Read(request.Certificate), by));
        AdminLog.Rotated(log, by, request.Id, issued.Credential.Id);
        return Task.FromResult(mapper.ToMessage(issued));
    }

    /// <inheritdoc/>
    public override Task<Protocol.V1.Credential> RevokeCredential(RevokeCredentialRequest request, ServerCallContext context)
    {
        var by = Require(context).Id;
        var revoked = CredentialMapper.Made(office.Revoke(request.Id, request.Reason, by));
        AdminLog.Revoked(log, by, revoked.Id);
        return Task.FromResult(mapper.ToMessage(revoked));
    }

    /// <inheritdoc/>
    public override Task<ListCredentialsResponse> ListCredentials(ListCredentialsRequest request, ServerCallContext context)
    {
        Require(context);
        var response = new ListCredentialsResponse();
        response.Credentials.AddRange(office.List(request.IncludeEnded).Select(mapper.ToMessage));
        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public override Task<Protocol.V1.SourceLimits> SetSourceLimits(Protocol.V1.SourceLimits request, ServerCallContext context)
    {
        var by = Require(context).Id;
        var limits = CredentialMapper.Made(office.SetLimits(request.Source, request.SubmissionsPerSecond, request.SubmissionBurst, request.CellsPerDay, by));
        AdminLog.Limited(log, by, request.Source, limits.SubmissionsPerSecond, limits.SubmissionBurst, limits.CellsPerDay);
        return Task.FromResult(mapper.ToMessage(request.Source, limits));
    }

    /// <inheritdoc/>
    public override Task<ListSourceLimitsResponse> ListSourceLimits(ListSourceLimitsRequest request, ServerCallContext context)
    {
        Require(context);
        var response = new ListSourceLimitsResponse { Defaults = mapper.Defaults() };
        response.Limits.AddRange(office.Limits().Select(l => mapper.ToMessage(l.Source, l.Limits)));
        return Task.FromResult(response);
    }

    private static Credential Require(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Credential>() is { Role: CredentialRole.Administrator } credential
            ? credential
            : throw new RpcException(new Status(StatusCode.PermissionDenied, "expected an administrator's credential"));

    private ImportTerritoryResponse Import(ImportTerritoryRequest request, Credential credential)
    {
        var result = TerritoryImport.Run(Read(request));
        if (result.IsAccepted)
        {
            Write(request, new ImportFolder(options.OwnCatalogueFolder), result);
            AdminLog.Imported(log, credential.Id, request.DryRun, result.Catalogue!.Version);
        }

        return TerritoryMapper.Map(result);
    }

    private static void Write(ImportTerritoryRequest request, ImportFolder folder, ImportResult result)
    {
        if (!request.Replace && folder.Differing(result.Files) is { Count: > 0 } differing)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"{string.Join(", ", differing.Select(Path.GetFileName))} of an earlier import differ. Nothing was written. Set replace to have this import's tables instead"));
        }

        if (!request.DryRun)
        {
            folder.Write(result.Files);
        }
    }

    private ImportRequest Read(ImportTerritoryRequest request)
    {
        var on = Day(request.On, "on");
        DateOnly? validFrom = request.ValidFrom.Length == 0 ? null : Day(request.ValidFrom, "valid_from");
        if (validFrom >= on)
        {
            throw Invalid($"valid_from is {request.ValidFrom}; expected a day before on, {request.On}");
        }

        var import = new ImportRequest
        {
            Known = Stores.ReadCatalogue(options),
            On = on,
            ValidFrom = validFrom,
            Provinces = File(request.Provinces, "provinces"),
            Units = File(request.Units, "units"),
            UnitsBefore = File(request.UnitsBefore, "units_before"),
            Lineage = File(request.Lineage, "lineage"),
            SoundOnly = request.SoundOnly,
        };
        return (import.Provinces ?? import.Units ?? import.UnitsBefore ?? import.Lineage) is null
            ? throw Invalid("nothing to import; expected one or more of provinces, units, units_before, lineage")
            : import;
    }

    private static ImportFile? File(CsvFile? file, string field) => file switch
    {
        null => null,
        { Name.Length: 0 or > MostNameLength } => throw Invalid($"{field}.name has {file.Name.Length} characters; expected 1 to {MostNameLength}"),
        { Content.Length: > MostFileBytes } => throw Invalid($"{field}.content has {file.Content.Length} bytes; expected at most {MostFileBytes}"),
        _ => new ImportFile(file.Name, file.Content.ToByteArray()),
    };

    private static DateOnly Day(string text, string field) =>
        ImportRequest.TryReadDay(text, out var day)
            ? day
            : throw Invalid($"{field} is no day; expected one from 1901 to 2200, written yyyy-MM-dd");

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}

using Grpc.Core;
using Telemetry.Catalogue.Import;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Admin;

/// <summary>AdminService of the protocol, for administrators' keys only. Thread-safe.</summary>
internal sealed class AdminRpcService(CollectorOptions options, ImportLock turn, ILogger<AdminRpcService> log) : AdminService.AdminServiceBase
{
    private const int MostFileBytes = 16 * 1024 * 1024;
    private const int MostNameLength = 200;

    /// <inheritdoc/>
    public override async Task<ImportTerritoryResponse> ImportTerritory(ImportTerritoryRequest request, ServerCallContext context)
    {
        var credential = context.GetHttpContext().Features.Get<Credential>();
        if (credential?.Role != CredentialRole.Administrator)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "expected an administrator's key"));
        }

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

using System.CommandLine;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>What the command line says a new credential may do, as the request for it.</summary>
internal static class CreateRequestMapper
{
    /// <summary>The request. Whether source, units and days are right is judged by the service, which has the catalogue.</summary>
    public static CreateCredentialRequest Map(ParseResult parsed, RightsOptions rights) => new()
    {
        Role = CredentialJsonMapper.RoleOf(parsed.GetRequiredValue(rights.Role)),
        Source = parsed.GetValue(rights.Source) ?? "",
        Territory = { parsed.GetValue(rights.Territory) ?? [] },
        Days = parsed.GetValue(rights.Days) ?? 0,
        Note = parsed.GetValue(rights.Note) ?? "",
    };
}

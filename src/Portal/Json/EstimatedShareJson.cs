namespace Telemetry.Portal.Json;

/// <summary>A divided unit of which a share was counted.</summary>
/// <param name="Code">Identity of the unit.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="Share">0 to 1, to 6 decimals.</param>
internal sealed record EstimatedShareJson(string Code, string Name, decimal Share);

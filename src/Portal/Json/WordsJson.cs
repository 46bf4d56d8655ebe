namespace Telemetry.Portal.Json;

/// <summary>One sentence in both languages.</summary>
internal sealed record WordsJson(string Vi, string En);

namespace Telemetry.Portal.Json;

/// <summary>A number for machines and as it is written in Vietnam.</summary>
internal sealed record NumberJson(decimal Value, string Text);

namespace Telemetry.Portal.Json;

/// <summary>Something that a reader of a figure must know.</summary>
/// <param name="Code">Of <see cref="PublicNames"/>' closed list.</param>
/// <param name="Vi">In Vietnamese.</param>
/// <param name="En">In English.</param>
/// <param name="Parameters">What it is about, as codes: metric, period, used, source ...</param>
internal sealed record NoteJson(string Code, string Vi, string En, IReadOnlyDictionary<string, string> Parameters);

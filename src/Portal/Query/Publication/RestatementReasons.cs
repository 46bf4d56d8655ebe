using Telemetry.Aggregator.Publication;
using Telemetry.Portal.Json;

namespace Telemetry.Portal.Query.Publication;

/// <summary>Why an edition replaces another, as people and programs write it.</summary>
internal static class RestatementReasons
{
    private static readonly Dictionary<string, RestatementReason> ByName = Enum.GetValues<RestatementReason>().ToDictionary(PublicNames.Of, StringComparer.Ordinal);

    /// <summary>What is understood.</summary>
    public static string Expected { get; } = string.Join(", ", ByName.Keys);

    /// <summary>The reason; null where it is none of the list.</summary>
    public static RestatementReason? Parse(string? text) => text is not null && ByName.TryGetValue(text, out var reason) ? reason : null;

    /// <summary>A stored reason; null for a first edition's, and for one of a later version.</summary>
    public static RestatementReason? OfStored(string code) => Enum.TryParse<RestatementReason>(code, out var reason) ? reason : null;
}

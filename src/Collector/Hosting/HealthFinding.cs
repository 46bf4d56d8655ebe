namespace Telemetry.Collector.Hosting;

/// <summary>How one part is. Names no figure and no source.</summary>
/// <param name="Level">How bad.</param>
/// <param name="Part">Which part: a name in camelCase.</param>
/// <param name="Text"><c>ok</c>, or what is wrong.</param>
/// <param name="Facts">Numbers, by name in camelCase.</param>
internal sealed record HealthFinding(HealthLevel Level, string Part, string Text, IReadOnlyDictionary<string, object> Facts)
{
    private static readonly Dictionary<string, object> None = [];

    /// <summary>All well.</summary>
    public static HealthFinding Ready(string part, IReadOnlyDictionary<string, object>? facts = null) => new(HealthLevel.Ready, part, "ok", facts ?? None);

    /// <summary>Something is missing.</summary>
    public static HealthFinding Degraded(string part, string text, IReadOnlyDictionary<string, object>? facts = null) => new(HealthLevel.Degraded, part, text, facts ?? None);

    /// <summary>Nothing goes.</summary>
    public static HealthFinding Unavailable(string part, string text, IReadOnlyDictionary<string, object>? facts = null) => new(HealthLevel.Unavailable, part, text, facts ?? None);
}

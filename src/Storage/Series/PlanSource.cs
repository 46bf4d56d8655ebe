namespace Telemetry.Storage.Series;

/// <summary>The name under which a source's plans are stored beside its figures: <c>plan:</c> + its code.</summary>
public static class PlanSource
{
    private const string Prefix = "plan:";

    /// <summary>The stored name of a source's plans.</summary>
    public static string Of(string source) => Prefix + source;

    /// <summary>Whether a stored name is that of plans.</summary>
    public static bool Is(string stored) => stored.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The source whose plans are stored under that name.</summary>
    public static string Planner(string stored) => stored[Prefix.Length..];
}

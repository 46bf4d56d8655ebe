namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>A request as it came in.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Path and query, unescaped.</param>
/// <param name="Authorization">The header; null without one.</param>
/// <param name="Encoding">How the body came packed; null: plain.</param>
/// <param name="Body">The body, unpacked.</param>
internal sealed record InfluxExchange(string Method, string Target, string? Authorization, string? Encoding, string Body)
{
    /// <summary>Lines of line protocol.</summary>
    public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it writes figures; the position comes by itself.</summary>
    public bool WritesFigures => Target.Contains("write?", StringComparison.Ordinal) && !Body.StartsWith("positions", StringComparison.Ordinal);
}

using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>
/// Which of the three signals go out over OTLP, by OpenTelemetry's own variables: those with an endpoint, of their own or for all. Where there is none
/// nothing is exported and nothing listens. Everything else about the export (protocol, headers, timeouts, sampler) the SDK reads itself.
/// </summary>
/// <param name="Metrics">Whether metrics go out.</param>
/// <param name="Traces">Whether traces go out.</param>
/// <param name="Logs">Whether logs go out.</param>
internal sealed record OtlpSignals(bool Metrics, bool Traces, bool Logs)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private static readonly string[] Signals = ["METRICS", "TRACES", "LOGS"];

    /// <summary>What the variables say.</summary>
    /// <exception cref="StartException">A value that the SDK would put its own default in the place of, without a word.</exception>
    public static OtlpSignals Read(Func<string, string?> variable)
    {
        if (string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return new OtlpSignals(false, false, false);
        }

        var faults = new List<string>();
        foreach (var infix in Signals.Select(s => s + "_").Prepend(""))
        {
            Check(Prefix + infix + "ENDPOINT", variable, IsEndpoint, "http://host:port or https://host:port", faults);
            Check(Prefix + infix + "PROTOCOL", variable, p => p is "grpc" or "http/protobuf", "grpc or http/protobuf", faults);
        }

        return faults.Count > 0 ? throw new StartException(faults) : new OtlpSignals(Goes("METRICS"), Goes("TRACES"), Goes("LOGS"));

        bool Goes(string signal) => !string.IsNullOrEmpty(variable(Prefix + "ENDPOINT")) || !string.IsNullOrEmpty(variable(Prefix + signal + "_ENDPOINT"));
    }

    private static void Check(string name, Func<string, string?> variable, Predicate<string> holds, string expected, List<string> faults)
    {
        // The value is not repeated: people put credentials into addresses.
        if (variable(name) is { Length: > 0 } value && !holds(value))
        {
            faults.Add($"{name} cannot be used; expected {expected}");
        }
    }

    private static bool IsEndpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}

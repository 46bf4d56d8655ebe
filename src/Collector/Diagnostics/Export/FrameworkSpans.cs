using System.Diagnostics;
using OpenTelemetry;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>
/// Keeps from spans of the framework whatever came from outside: addresses and their parameters, host names, user agents, messages of exceptions. Somebody may have
/// put a key or a name there. What stays is a closed list.
/// </summary>
internal sealed class FrameworkSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "error.type", "grpc.status_code",
    };

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name.StartsWith("Telemetry.", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (name, _) in data.TagObjects.ToArray())
        {
            if (!Kept.Contains(name))
            {
                data.SetTag(name, null);
            }
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}

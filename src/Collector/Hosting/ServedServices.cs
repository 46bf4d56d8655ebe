namespace Telemetry.Collector.Hosting;

/// <summary>The protocol's services that a process serves, by their full names; the empty one is the whole.</summary>
internal sealed class ServedServices(IEnumerable<ITargetPart> parts)
{
    private const string Ingest = "telemetry.v1.IngestService";

    /// <summary>All of them.</summary>
    public IReadOnlySet<string> Names { get; } = parts.SelectMany(p => p.Services).Append("").ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether it is of no use while the process cannot do its part.</summary>
    public static bool NeedsAll(string name) => name is "" or Ingest;
}

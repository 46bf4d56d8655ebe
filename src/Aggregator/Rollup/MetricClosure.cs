using System.Collections.Frozen;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Metrics together with their parts at every depth, and whose values of them can count: what must be read to resolve them. Immutable.</summary>
internal sealed class MetricClosure
{
    /// <summary>The closure of some metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="sources">Sources that can count; null for all.</param>
    public MetricClosure(IEnumerable<Metric> metrics, SourceChoice? sources = null)
    {
        Sources = sources;
        var all = new HashSet<Metric>();
        var pending = new Stack<Metric>(metrics);
        while (pending.TryPop(out var metric))
        {
            if (all.Add(metric))
            {
                foreach (var part in metric.Parts)
                {
                    pending.Push(part);
                }
            }
        }

        Metrics = [.. all.OrderBy(m => m.Code, StringComparer.Ordinal)];
        Codes = all.Select(m => m.Code).ToFrozenSet();
        Standing = [.. Metrics.Where(Rollup.Standing.Applies)];
        StandingCodes = Standing.Select(m => m.Code).ToFrozenSet();
        AnyInherits = Standing.Any(m => m.StandsFor == StandsFor.UntilReplaced);
    }

    /// <summary>Sources that can count; null for all.</summary>
    public SourceChoice? Sources { get; }

    /// <summary>All of them, ordered by code.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Codes of all.</summary>
    public FrozenSet<string> Codes { get; }

    /// <summary>Those whose values can stand for later periods.</summary>
    public IReadOnlyList<Metric> Standing { get; }

    /// <summary>Codes of <see cref="Standing"/>.</summary>
    public FrozenSet<string> StandingCodes { get; }

    /// <summary>Whether any takes its predecessors' values.</summary>
    public bool AnyInherits { get; }
}

using System.Collections.Frozen;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Which sources can count in a metric's value: one source's alone, or those that its total is made of. Immutable.</summary>
internal sealed class SourceChoice
{
    private readonly FrozenSet<string> _codes;

    private SourceChoice(IEnumerable<string> codes) => _codes = codes.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>One source's own value.</summary>
    public static SourceChoice One(string source) => new([source]);

    /// <summary>The total: the kind that makes it, and departments, whose aggregates fill in or stand beside.</summary>
    public static SourceChoice TotalOf(Catalogue.Catalogue catalogue, SourceKind reportedBy) =>
        new(catalogue.Sources.Values.Where(s => s.Kind == reportedBy || s.Kind == SourceKind.Department).Select(s => s.Code));

    /// <summary>Whether the source's facts can count. Plans never do.</summary>
    public bool Includes(string source) => _codes.Contains(source);
}

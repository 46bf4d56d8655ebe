using Telemetry.Catalogue;

namespace Telemetry.Collector.Rights;

/// <summary>Who may report what, and where: asked by validation, and told to senders before they send. Pure.</summary>
public static class ReportingRight
{
    /// <summary>Whether a source of that kind may report figures of a metric.</summary>
    public static bool Covers(Source source, Metric metric) => metric.ReportedBy switch
    {
        // A department sends its own aggregate of its operators; the ministry has a view of everything.
        SourceKind.Operator => source.Kind is SourceKind.Operator or SourceKind.Department or SourceKind.Ministry,
        _ => source.Kind == metric.ReportedBy || source.Kind == SourceKind.Ministry,
    };

    /// <summary>Whether the source makes plans.</summary>
    public static bool MayPlan(Source source) => source.Kind is SourceKind.Department or SourceKind.Ministry;

    /// <summary>Whether the source may hand in what it has published itself: an authority may, an operator publishes nothing that is compared.</summary>
    public static bool MayPublish(Source source) => source.Kind != SourceKind.Operator;

    /// <summary>Whether neither source nor credential is limited to a part of the country, so that no unit needs to be asked about.</summary>
    /// <param name="source">The sender.</param>
    /// <param name="territory">Units that the credential is further limited to; null: the source's own territory.</param>
    /// <param name="country">The root unit.</param>
    public static bool IsEverywhere(Source source, IReadOnlyList<Area>? territory, Area country) =>
        source.Territory.Contains(country) && (territory is null || territory.Contains(country));

    /// <summary>Whether source and credential may report for a unit.</summary>
    /// <inheritdoc cref="IsEverywhere"/>
    public static bool Covers(Source source, IReadOnlyList<Area>? territory, Area area) =>
        source.MayReport(area) && (territory is null || territory.Any(t => t.Covers(area)));
}

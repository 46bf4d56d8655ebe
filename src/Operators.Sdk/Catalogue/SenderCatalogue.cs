using Telemetry.Operators.Catalogue;

namespace Telemetry.Operators;

/// <summary>
/// What the collector knows about what this source may report: enough to judge figures before they are sent. Got by
/// <see cref="TelemetryClient.GetCatalogueAsync"/>. Immutable; thread-safe.
/// </summary>
public sealed class SenderCatalogue
{
    private readonly Dictionary<string, SenderMetric> _metrics;
    private readonly Dictionary<string, SenderMetric> _planIndicators;
    private readonly Dictionary<string, List<SenderArea>> _areas;

    internal SenderCatalogue(IReadOnlyList<SenderMetric> metrics, IReadOnlyList<SenderMetric> planIndicators, IReadOnlyList<SenderArea> areas)
    {
        Metrics = metrics;
        PlanIndicators = planIndicators;
        Areas = areas;
        _metrics = metrics.ToDictionary(m => m.Code, StringComparer.Ordinal);
        _planIndicators = planIndicators.ToDictionary(m => m.Code, StringComparer.Ordinal);
        _areas = areas.GroupBy(a => a.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        HasWholeCountry = areas.Any(a => a.Level == 0);
    }

    /// <summary>Changes with everything here: the catalogue's version and the key's rights. Opaque.</summary>
    public required string Tag { get; init; }

    /// <summary>The catalogue's version, 64 hex digits, as receipts name it (<see cref="Receipt.CatalogueVersion"/>).</summary>
    public required string Version { get; init; }

    /// <summary>The source's code.</summary>
    public required string Source { get; init; }

    /// <summary>The source's Vietnamese name.</summary>
    public required string SourceName { get; init; }

    /// <summary>The source's English name.</summary>
    public required string SourceEnglishName { get; init; }

    /// <summary>First day on which the source existed; null where not limited.</summary>
    public required DateOnly? SourceValidFrom { get; init; }

    /// <summary>Last day on which the source existed, inclusive; null where not limited.</summary>
    public required DateOnly? SourceValidTo { get; init; }

    /// <summary>Whether the source makes plans.</summary>
    public required bool MayPlan { get; init; }

    /// <summary>Whether the source may hand in what it has published itself.</summary>
    public required bool MayPublish { get; init; }

    /// <summary>Every metric, ordered by code.</summary>
    public IReadOnlyList<SenderMetric> Metrics { get; }

    /// <summary>What plans and published values may name beside metrics, ordered by code.</summary>
    public IReadOnlyList<SenderMetric> PlanIndicators { get; }

    /// <summary>Every unit that source and key may report on, at whatever time it existed, ordered by code and first day.</summary>
    public IReadOnlyList<SenderArea> Areas { get; }

    /// <summary>
    /// Whether it comes from the disk or memory because the collector could not be asked just now; otherwise the collector has said
    /// that this is the one it judges by.
    /// </summary>
    public bool IsOffline { get; private init; }

    // Otherwise the list cannot tell a unit that is elsewhere from one that is nowhere.
    internal bool HasWholeCountry { get; }

    /// <summary>The metric of a code; null when there is none.</summary>
    public SenderMetric? FindMetric(string code) => _metrics.GetValueOrDefault(code);

    /// <summary>What a plan or published values may name beside metrics, by its code; null when there is none.</summary>
    public SenderMetric? FindPlanIndicator(string code) => _planIndicators.GetValueOrDefault(code);

    /// <summary>The unit that bore a code on that day; null when none of the source's did.</summary>
    public SenderArea? FindArea(string code, DateOnly day) => AreasWithCode(code).FirstOrDefault(a => a.IsValidOn(day));

    /// <summary>Every unit of the source's that ever bore a code, the earliest first.</summary>
    public IReadOnlyList<SenderArea> AreasWithCode(string code) => _areas.TryGetValue(code, out var areas) ? areas : [];

    /// <summary>
    /// Judges a submission as the collector would: the same verdict codes for the same cells, as long as it has this catalogue. One
    /// difference: a unit outside a limited territory is <see cref="VerdictCode.OutsideTerritory"/> here, also where the collector knows
    /// that there is none or none at that time.
    /// </summary>
    /// <param name="submission">The submission.</param>
    /// <exception cref="InvalidOperationException">The table has a cell about which nothing was said.</exception>
    public CatalogueCheck Check(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var period = ReportingPeriod.Parse(submission.Period);
        var violations = Violations(submission, period).ToList();
        return new CatalogueCheck
        {
            Violations = violations,
            Verdicts = violations.Count > 0 ? [] : new CatalogueChecker(this, submission, period!.Value.Last).Check(),
            Received = submission.CellCount,
        };
    }

    internal SenderCatalogue Offline() => IsOffline ? this : Copy(isOffline: true);

    internal SenderCatalogue Online() => IsOffline ? Copy(isOffline: false) : this;

    private SenderCatalogue Copy(bool isOffline) => new(Metrics, PlanIndicators, Areas)
    {
        Tag = Tag,
        Version = Version,
        Source = Source,
        SourceName = SourceName,
        SourceEnglishName = SourceEnglishName,
        SourceValidFrom = SourceValidFrom,
        SourceValidTo = SourceValidTo,
        MayPlan = MayPlan,
        MayPublish = MayPublish,
        IsOffline = isOffline,
    };

    private IEnumerable<FieldViolation> Violations(Submission submission, ReportingPeriod? period)
    {
        if (submission.CellCount == 0)
        {
            yield return new FieldViolation("table", "no figure at all; expected at least one");
        }

        if (period is not { } days)
        {
            yield return new FieldViolation("period", $"'{submission.Period}' is no period; expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");
        }
        else if (SourceValidFrom > days.Last || SourceValidTo < days.First)
        {
            yield return new FieldViolation("period", $"{SourceName} did not exist in {submission.Period}");
        }

        if (submission.Source.Length > 0 && submission.Source != Source)
        {
            yield return new FieldViolation("source", $"'{submission.Source}' is not the key's source; expected '{Source}' or nothing");
        }

        if (submission.Kind == SubmissionKind.Plan && !MayPlan)
        {
            yield return new FieldViolation("kind", $"plans come from departments and the ministry; {SourceName} sends figures");
        }

        if (submission.Kind == SubmissionKind.Published && !MayPublish)
        {
            yield return new FieldViolation("kind", $"published values come from departments, the ministry and the statistics office; {SourceName} sends figures");
        }
    }
}

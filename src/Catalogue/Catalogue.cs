using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Catalogue;

/// <summary>Areas with their history, sources, metrics, indicators, the reporting calendar, check rules and reports, as one checked, immutable version. Thread-safe.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, List<Area>> _areasByCode = new(StringComparer.Ordinal);
    
    internal Catalogue(
        CatalogueFiles files,
        IReadOnlyList<Area> areas,
        IReadOnlyList<Source> sources,
        IReadOnlyList<Metric> metrics,
        IReadOnlyList<Indicator> indicators)
    {
        Files = files;
        Version = files.Version;
        Areas = areas;
        Country = areas.First(a => a.Level == AreaLevel.Country);
        Sources = sources.ToFrozenDictionary(s => s.Code);
        Metrics = metrics.ToFrozenDictionary(m => m.Code);
        Indicators = indicators.ToFrozenDictionary(i => i.Code);

        // Filled here and never again. A frozen dictionary of 14,000 codes would take longer to build than all the rest.
        foreach (var area in areas)
        {
            if (!_areasByCode.TryGetValue(area.Code, out var sameCode))
            {
                _areasByCode.Add(area.Code, sameCode = new List<Area>(1));
            }

            sameCode.Add(area);
        }
    }

    /// <summary>The files that this version was read from; kept in the ledger so that a rebuild sees what validation saw.</summary>
    public CatalogueFiles Files { get; }

    /// <summary>SHA-256 over all files, 64 lower-case hex digits.</summary>
    public string Version { get; }

    /// <summary>The root unit, Việt Nam (VN), valid at all times.</summary>
    public Area Country { get; }

    /// <summary>Every unit of every time, ordered by key.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Sources by code.</summary>
    public FrozenDictionary<string, Source> Sources { get; }

    /// <summary>Metrics by code.</summary>
    public FrozenDictionary<string, Metric> Metrics { get; }

    /// <summary>Indicators by code.</summary>
    public FrozenDictionary<string, Indicator> Indicators { get; }

    /// <summary>The reporting calendar, line by line; empty where nothing is owed.</summary>
    public IReadOnlyList<Obligation> Calendar { get; internal init; } = [];

    /// <summary>Check rules by code.</summary>
    public FrozenDictionary<string, CheckRule> Rules { get; internal init; } = FrozenDictionary<string, CheckRule>.Empty;

    /// <summary>Reports that can be printed, in the order of the tables.</summary>
    public IReadOnlyList<Report> Reports { get; internal init; } = [];

    /// <summary>What official reports printed, to be set beside what is computed.</summary>
    public IReadOnlyList<PrintedCell> Printed { get; internal init; } = [];

    /// <summary>Phrases by which reports name items and sources, beside their names.</summary>
    public IReadOnlyList<Term> Terms { get; internal init; } = [];

    /// <summary>The unit that bore the code on that day.</summary>
    public bool TryGetArea(string code, DateOnly on, [NotNullWhen(true)] out Area? area)
    {
        area = null;
        if (_areasByCode.TryGetValue(code, out var sameCode))
        {
            foreach (var candidate in sameCode)
            {
                if (candidate.IsValidOn(on))
                {
                    area = candidate;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The unit with that identity.</summary>
    public bool TryGetArea(AreaKey key, [NotNullWhen(true)] out Area? area)
    {
        area = null;
        if (_areasByCode.TryGetValue(key.Code, out var sameCode))
        {
            foreach (var candidate in sameCode)
            {
                if (candidate.ValidFrom == key.ValidFrom)
                {
                    area = candidate;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Every unit that ever bore the code, oldest first; empty where none did.</summary>
    public IReadOnlyList<Area> AreasWithCode(string code) => _areasByCode.TryGetValue(code, out var areas) ? areas : [];
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Protocol.V1;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Rights;

/// <summary>
/// What a sender may know of the catalogue, as the protocol says it. Built once for each source and territory: walking every unit's
/// history takes milliseconds, and every client of an operator asks at its start. Bounded; thread-safe.
/// </summary>
internal sealed class SenderCatalogueMapper(Catalogue.Catalogue catalogue)
{
    // About 20 MB of messages; a credential of the whole country has some 14,000 units.
    // Another whenever the message tells more: who kept an older one is then given it anew.
    private const string Shape = "2";

    private const int MostAreasKept = 200_000;

    private readonly ConcurrentDictionary<string, SenderCatalogue> _built = new(StringComparer.Ordinal);
    private int _kept;

    /// <summary>The catalogue of a credential's source; null when the catalogue does not have the source.</summary>
    public SenderCatalogue? Find(Credential credential, string knownTag)
    {
        if (credential.Source is not { } code || !catalogue.Sources.TryGetValue(code, out var source))
        {
            return null;
        }

        var tag = TagOf(source, credential.Territory);
        return tag == knownTag
            ? new SenderCatalogue { Tag = tag, Unchanged = true }
            : _built.TryGetValue(tag, out var built) ? built : Keep(Build(tag, source, credential));
    }

    private string TagOf(Source source, IReadOnlyList<AreaKey> territory) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Shape, catalogue.Version, source.Code, .. territory.Order().Select(t => t.ToString())]))));

    private SenderCatalogue Keep(SenderCatalogue built)
    {
        if (Interlocked.Add(ref _kept, built.Areas.Count) > MostAreasKept)
        {
            _built.Clear();
            Volatile.Write(ref _kept, built.Areas.Count);
        }

        _built[built.Tag] = built;
        return built;
    }

    private SenderCatalogue Build(string tag, Source source, Credential credential)
    {
        var territory = credential.Territory.Count == 0 ? null : credential.UnitsIn(catalogue);
        var everywhere = ReportingRight.IsEverywhere(source, territory, catalogue.Country);
        return new SenderCatalogue
        {
            Tag = tag,
            Version = catalogue.Version,
            Source = source.Code,
            SourceName = source.Name,
            SourceEnglishName = source.EnglishName,
            SourceValidFrom = Text(source.ValidFrom),
            SourceValidTo = Text(source.ValidTo),
            MayPlan = ReportingRight.MayPlan(source),
            MayPublish = ReportingRight.MayPublish(source),
            Metrics = { catalogue.Metrics.Values.OrderBy(m => m.Code, StringComparer.Ordinal).Select(m => ToMessage(m, source)) },
            PlanIndicators = { catalogue.Indicators.Values.OrderBy(i => i.Code, StringComparer.Ordinal).Select(ToMessage) },
            Areas = { catalogue.Areas.Where(a => everywhere || ReportingRight.Covers(source, territory, a)).Select(ToMessage) },
        };
    }

    private static SenderMetric ToMessage(Metric metric, Source source) => new()
    {
        Code = metric.Code,
        Name = metric.Name,
        EnglishName = metric.EnglishName,
        Unit = metric.Unit,
        Decimals = (uint)metric.Decimals,
        Minimum = metric.Minimum,
        Maximum = metric.Maximum,
        Reportable = ReportingRight.Covers(source, metric),
        IsFlow = metric.Kind == MetricKind.Flow,
    };

    private static SenderMetric ToMessage(Indicator indicator) => new()
    {
        Code = indicator.Code,
        Name = indicator.Name,
        EnglishName = indicator.EnglishName,
        Unit = indicator.Unit,
        Decimals = (uint)indicator.Decimals,
        Minimum = ColumnRule.LowestRatio,
        Maximum = ColumnRule.HighestRatio,
    };

    private static SenderArea ToMessage(Area area) => new()
    {
        Code = area.Code,
        ValidFrom = Text(area.ValidFrom),
        ValidTo = Text(area.ValidTo),
        Name = area.Name,
        Level = (uint)area.Level,
        Parent = area.Parent?.Code ?? "",
    };

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

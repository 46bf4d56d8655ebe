using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>What relations are looked for in and told from: the report, its numbers by subject, the ledger's answers. For one examination; not thread-safe.</summary>
internal sealed class RelationScope(Catalogue.Catalogue catalogue, LabelledReport report, LedgerAnswers ledger)
{
    private IReadOnlyList<RatioReading>? _ratios;
    private SharedDenominators? _denominators;

    /// <summary>The catalogue.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    /// <summary>The report.</summary>
    public LabelledReport Report { get; } = report;

    /// <summary>Its numbers by subject.</summary>
    public ReportIndex Index { get; } = new(report, catalogue);

    /// <summary>What each number can stand for.</summary>
    public PrintedFigures Figures { get; } = new(report, catalogue);

    /// <summary>What the ledger answered.</summary>
    public LedgerAnswers Ledger { get; } = ledger;

    /// <summary>Every printed indicator with what it is computed from; found when first asked.</summary>
    public IReadOnlyList<RatioReading> Ratios => _ratios ??= RatioReadings.Of(this);

    /// <summary>Which of them rest on the same; found when first asked.</summary>
    public SharedDenominators Denominators => _denominators ??= new SharedDenominators(this, Ratios);

    /// <summary>The number with its meaning.</summary>
    public LabelledNumber this[int number] => Report.Numbers[number];

    /// <summary>A number as a sentence names it: the digits printed, the scale behind them.</summary>
    public string Written(Tongue tongue, int number)
    {
        var printed = Report.Numbers[number].Number;
        return tongue.N(printed.Value, printed.Scale, Math.Clamp(printed.Decimals, 0, 6));
    }

    /// <summary>A number with its words, as printed.</summary>
    public string Quoted(int number) => Report.Document.At(Report.Numbers[number].Number.Phrase);

    /// <summary>The item's name; the words that name the subject where there is no item. Of a per cent that of the number it describes.</summary>
    public string NameOf(Tongue tongue, int number)
    {
        var labelled = Report.Numbers[number];
        return (labelled.Item ?? (labelled.Of is { } of ? Report.Numbers[of].Item : null)) is { } item ? NameOf(tongue, item) : labelled.Subject;
    }

    /// <summary>The same in the middle of a sentence: the catalogue's names begin with a capital.</summary>
    public string NameWithin(Tongue tongue, int number)
    {
        var name = NameOf(tongue, number);
        return name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }

    /// <summary>The metric's or indicator's name; its code where the catalogue has none.</summary>
    public string NameOf(Tongue tongue, string item)
    {
        if (Catalogue.Metrics.TryGetValue(item, out var metric))
        {
            return tongue.T(metric.Name, metric.EnglishName);
        }

        return Catalogue.Indicators.TryGetValue(item, out var indicator) ? tongue.T(indicator.Name, indicator.EnglishName) : item;
    }

    /// <summary>The least sure of the readings.</summary>
    public Confidence ConfidenceOf(Relation relation)
    {
        var least = relation.Confidence;
        foreach (var use in relation.Uses)
        {
            var own = Report.Numbers[use.Number].Confidence;
            least = own < least ? own : least;
        }

        return least;
    }

    /// <summary>The scale that all the numbers are printed in; 1 where they differ.</summary>
    public decimal ScaleOf(IEnumerable<int> numbers)
    {
        decimal? scale = null;
        foreach (var number in numbers)
        {
            var own = Report.Numbers[number].Number.Scale;
            if (scale is { } known && known != own)
            {
                return 1;
            }

            scale = own;
        }

        return scale ?? 1;
    }
}

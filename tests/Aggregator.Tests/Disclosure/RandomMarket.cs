using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>A country of up to three provinces, a family of metrics, and what two to six operators report of it in some months of 2013.</summary>
internal sealed class RandomMarket
{
    public static readonly string[] Operators = ["o1", "o2", "o3", "o4", "o5", "o6"];

    /// <summary>Reports one whole and nothing else.</summary>
    public const string Lump = "lump";

    private static readonly (string Code, string Parts)[][] Shapes =
    [
        [("a", "")],
        [("w", "a b"), ("a", ""), ("b", "")],
        [("w", "v c"), ("v", "a b"), ("a", ""), ("b", ""), ("c", "")],
        [("w", "v u"), ("v", "a b"), ("u", "c d"), ("a", ""), ("b", ""), ("c", ""), ("d", "")],
        [("w", "a b"), ("v", "b c"), ("a", ""), ("b", ""), ("c", "")],
        [("v", "w c"), ("w", "a b"), ("a", ""), ("b", ""), ("c", "")],
    ];

    private readonly Random _random;

    public RandomMarket(int seed, bool isBalanced = false)
    {
        _random = new Random(seed);
        Kind = _random.Next(3) switch { 0 => "stock", 1 => "flow", _ => "year" };
        Shape = Shapes[_random.Next(Shapes.Length)];
        Areas = DrawAreas();
        Months = [.. Enumerable.Range(1, 12).Where(_ => _random.Next(2) == 0).Take(_random.Next(2, 7)).Select(m => Period.Month(2013, m))];
        Catalogue = Load();
        Facts = isBalanced ? [.. DrawBalanced()] : [.. DrawFacts()];
    }

    /// <summary><c>stock</c>, <c>flow</c>, or <c>year</c>: a stock that stands for its year.</summary>
    public string Kind { get; }

    public (string Code, string Parts)[] Shape { get; }

    public List<(string Code, string Level, string Parent)> Areas { get; }

    public List<Period> Months { get; }

    public Catalogue.Catalogue Catalogue { get; }

    public List<(string Source, Period Period, string Area, string Metric, long Value)> Facts { get; }

    /// <summary>Adds what <see cref="Lump"/> reports; null where there is no month to report for.</summary>
    public (string Source, Period Period, string Area, string Metric, long Value)? AddLump()
    {
        if (Months.Count == 0)
        {
            return null;
        }

        var month = Months[_random.Next(Months.Count)];
        var period = _random.Next(3) > 0 ? month : Period.Containing(month.First, PeriodGrain.Quarter);
        var lump = (Lump, period, Areas[_random.Next(Areas.Count)].Code, Shape[_random.Next(Shape.Length)].Code, (long)_random.Next(1, 900));
        Facts.Add(lump);
        return lump;
    }

    /// <summary>Adds wholes that operators report beside the parts, which need not be their sums: provinces, sums of parts, quarters.</summary>
    public void AddWholes()
    {
        for (var i = Months.Count > 0 ? _random.Next(1, 5) : 0; i > 0; i--)
        {
            var month = Months[_random.Next(Months.Count)];
            var period = _random.Next(2) == 0 ? month : Period.Containing(month.First, PeriodGrain.Quarter);
            Facts.Add((Operators[_random.Next(Operators.Length)], period, Areas[_random.Next(Areas.Count)].Code, Shape[_random.Next(Shape.Length)].Code, _random.Next(1, 900)));
        }
    }

    public override string ToString() => $"{Kind} {string.Join(", ", Shape)} {string.Join(", ", Areas)} {string.Join(Environment.NewLine, Facts)}";

    private List<(string Code, string Level, string Parent)> DrawAreas()
    {
        var areas = new List<(string Code, string Level, string Parent)>();
        for (var p = 1; p <= _random.Next(1, 4); p++)
        {
            var province = p.ToString("00", CultureInfo.InvariantCulture);
            areas.Add((province, "province", "VN"));
            for (var d = 1; d <= _random.Next(0, 3); d++)
            {
                var district = $"{p}{d:00}";
                areas.Add((district, "district", province));
                areas.AddRange(Enumerable.Range(1, _random.Next(0, 4)).Select(c => ($"{p:00}{d}{c:00}", "commune", district)));
            }
        }

        return areas;
    }

    private IEnumerable<(string Source, Period Period, string Area, string Metric, long Value)> DrawFacts()
    {
        var operators = Operators.Take(_random.Next(2, 7)).ToArray();
        var lowest = Areas.Select(a => a.Code).Except(Areas.Select(a => a.Parent)).ToArray();
        var presence = _random.Next(50, 101);
        var dominance = _random.Next(0, 30);
        foreach (var month in Months)
        {
            foreach (var source in operators)
            {
                foreach (var area in lowest)
                {
                    foreach (var (metric, parts) in Shape.Where(s => s.Parts.Length == 0 && _random.Next(100) < presence))
                    {
                        yield return (source, month, area, metric, _random.Next(100) < dominance ? 100_000 : _random.Next(0, 12) * 10);
                    }
                }
            }
        }
    }

    private IEnumerable<(string Source, Period Period, string Area, string Metric, long Value)> DrawBalanced() =>
        from month in Months
        from source in Operators
        from area in Areas.Select(a => a.Code).Except(Areas.Select(a => a.Parent))
        from metric in Shape.Where(s => s.Parts.Length == 0)
        select (source, month, area, metric.Code, (long)_random.Next(50, 101));

    private Catalogue.Catalogue Load() => TestCatalogue.FromText(
        "code,level,name,name_en,parent,valid_from,valid_to\nVN,country,VN,VN,,1900-01-01,\n"
            + string.Concat(Areas.Select(a => $"{a.Code},{a.Level},{a.Code},{a.Code},{a.Parent},1900-01-01,\n")),
        "predecessor,successor,on,extent\n",
        "code,kind,name,name_en,territory,valid_from,valid_to\n" + string.Concat(Operators.Append(Lump).Select(o => $"{o},operator,{o},{o},VN,,\n")),
        "code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en\n"
            + string.Concat(Shape.Select(s => $"m.{s.Code},{(Kind == "flow" ? "flow" : "stock")},item,0,0,1000000000,{string.Join(' ', s.Parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => "m." + p))},month,{(Kind == "year" ? "year" : "period")},operator,x,x\n")),
        "code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin\n");
}

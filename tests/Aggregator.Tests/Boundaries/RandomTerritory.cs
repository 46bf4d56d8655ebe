using System.Globalization;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Boundaries;

/// <summary>
/// A country whose provinces and communes merge and divide at random on three days, with and without weights; codes are given
/// again as soon as they are free. Keeps its own record of what became of each commune.
/// </summary>
internal sealed class RandomTerritory
{
    private static readonly DateOnly Beginning = new(2000, 1, 1);
    private static readonly DateOnly[] ChangeDays = [new(2010, 1, 1), new(2015, 7, 1), new(2020, 1, 1)];

    private readonly Random _random;
    private readonly StringBuilder _areas = new("code,level,name,name_en,parent,valid_from,valid_to\nVN,country,Việt Nam,Viet Nam,,1900-01-01,\n");
    private readonly StringBuilder _lineage = new("predecessor,successor,on,extent,weight\n");
    private readonly List<Unit> _all = [];
    private readonly List<(Unit From, Unit To, int? Weight, DateOnly On)> _rows = [];

    public RandomTerritory(int seed)
    {
        _random = new Random(seed);
        for (var p = 0; p < 3; p++)
        {
            var province = Begin(null, Beginning);
            for (var c = 0; c < 3; c++)
            {
                Begin(province, Beginning);
            }
        }

        foreach (var day in ChangeDays)
        {
            Change(day);
        }

        Catalogue = Build();
    }

    /// <summary>A day in each stretch without changes.</summary>
    public static IReadOnlyList<DateOnly> Days { get; } = [new(2005, 6, 30), new(2012, 6, 30), new(2018, 6, 30), new(2023, 6, 30)];

    public Catalogue.Catalogue Catalogue { get; }

    public IEnumerable<Unit> On(DateOnly day) => _all.Where(u => u.ExistsOn(day));

    public IEnumerable<Unit> CommunesOn(DateOnly day) => On(day).Where(u => u.Province is not null);

    public IEnumerable<Unit> ProvincesOn(DateOnly day) => On(day).Where(u => u.Province is null);

    /// <summary>The units of another day that hold a unit, and whether weights tell how it is divided among them.</summary>
    public (IReadOnlyList<Unit> Units, bool IsDivisible) ImageOf(Unit unit, DateOnly from, DateOnly to)
    {
        var (units, isDivisible) = (new HashSet<Unit> { unit }, true);
        foreach (var day in from <= to ? ChangeDays.Where(d => d > from && d <= to) : ChangeDays.Where(d => d <= from && d > to).Reverse())
        {
            var next = new HashSet<Unit>();
            foreach (var piece in units)
            {
                var rows = _rows.Where(r => r.On == day && (from <= to ? r.From : r.To) == piece).ToList();
                isDivisible &= rows.Count < 2 || (rows.TrueForAll(r => r.Weight is not null) && rows.Sum(r => r.Weight) > 0);
                next.UnionWith(rows.Count == 0 ? [piece] : rows.Select(r => from <= to ? r.To : r.From));
            }

            units = next;
            isDivisible |= units.Count == 1;
        }

        return ([.. units], isDivisible);
    }

    public Area Area(Unit unit) => Catalogue.TryGetArea(new AreaKey(unit.Code, unit.From), out var area) ? area : throw new ArgumentException(unit.Code, nameof(unit));

    private void Change(DateOnly day)
    {
        var provinces = ProvincesOn(day).ToList();
        var kind = _random.Next(3);
        if (kind == 0 && provinces.Count > 1)
        {
            var merged = provinces.OrderBy(_ => _random.Next()).Take(2).ToList();
            Replace(merged, 1, day);
        }
        else if (kind == 1)
        {
            Replace([provinces[_random.Next(provinces.Count)]], 2, day);
        }

        foreach (var province in ProvincesOn(day).Where(p => p.From < day).ToList())
        {
            Reorganise([.. CommunesOn(day).Where(c => c.Province == province)], [province], day, isPartial: true);
        }
    }

    private void Replace(List<Unit> provinces, int count, DateOnly day)
    {
        var communes = CommunesOn(day).Where(c => provinces.Contains(c.Province!)).ToList();
        foreach (var unit in communes.Concat(provinces))
        {
            unit.To = day.AddDays(-1);
        }

        var successors = Enumerable.Range(0, count).Select(_ => Begin(null, day)).ToList();
        foreach (var province in provinces)
        {
            Link(province, successors, day);
        }

        Reorganise(communes, successors, day, isPartial: false);
    }

    // Every commune goes whole into a new one, or together with another, or into pieces, perhaps across provinces.
    private void Reorganise(List<Unit> communes, List<Unit> provinces, DateOnly day, bool isPartial)
    {
        for (var i = 0; i < communes.Count; i++)
        {
            var kind = _random.Next(isPartial ? 6 : 3);
            if (kind > 2)
            {
                continue;
            }

            communes[i].To = day.AddDays(-1);
            if (kind == 1 && i + 1 < communes.Count)
            {
                communes[i + 1].To = day.AddDays(-1);
                var together = Begin(Pick(provinces), day);
                var isWeighted = _random.Next(2) == 0;
                Link(communes[i], [together], day, isWeighted);
                Link(communes[++i], [together], day, isWeighted);
                continue;
            }

            Link(communes[i], [.. Enumerable.Range(0, kind == 2 ? 3 : 1).Select(_ => Begin(Pick(provinces), day))], day);
        }
    }

    private Unit Pick(List<Unit> units) => units[_random.Next(units.Count)];

    private void Link(Unit from, List<Unit> to, DateOnly day, bool? isWeighted = null)
    {
        var withWeights = isWeighted ?? (to.Count > 1 && _random.Next(2) == 0);
        foreach (var unit in to)
        {
            var weight = withWeights ? _random.Next(1, 9) : (int?)null;
            _rows.Add((from, unit, weight, day));
            _lineage.AppendLine(CultureInfo.InvariantCulture, $"{from.Key},{unit.Key},{day:yyyy-MM-dd},{(to.Count == 1 ? "whole" : "part")},{weight}");
        }
    }

    private Unit Begin(Unit? province, DateOnly day)
    {
        var used = _all.Where(u => u.To is null || u.To >= day).Select(u => u.Code).ToHashSet();
        var code = Enumerable.Range(1, 99).Select(n => string.Create(CultureInfo.InvariantCulture, $"{(province is null ? "" : "000")}{n:00}")).First(c => !used.Contains(c));
        var unit = new Unit(code, province, day);
        _all.Add(unit);
        return unit;
    }

    private Catalogue.Catalogue Build()
    {
        foreach (var unit in _all)
        {
            _areas.AppendLine(CultureInfo.InvariantCulture, $"{unit.Code},{(unit.Province is null ? "province" : "commune")},U{unit.Key.Replace('@', ' ')},,{unit.Province?.Key ?? "VN"},{unit.From:yyyy-MM-dd},{unit.To:yyyy-MM-dd}");
        }

        return TestCatalogue.FromText(
            _areas.ToString(),
            _lineage.ToString(),
            "code,kind,name,name_en,territory,valid_from,valid_to\nviettel,operator,Viettel,Viettel,VN,,\nvnpt,operator,VNPT,VNPT,VN,,\n",
            TestCatalogue.Metrics,
            TestCatalogue.Indicators);
    }

    /// <summary>A province, or a commune in one.</summary>
    internal sealed class Unit(string code, Unit? province, DateOnly from)
    {
        public string Code => code;

        public Unit? Province => province;

        public DateOnly From => from;

        public DateOnly? To { get; set; }

        public string Key => string.Create(CultureInfo.InvariantCulture, $"{code}@{from:yyyy-MM-dd}");

        public bool ExistsOn(DateOnly day) => day >= from && (To is not { } to || day <= to);
    }
}

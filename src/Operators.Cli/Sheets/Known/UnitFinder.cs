using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>
/// Finds the unit that a label names, among those of one day: by code, leading zeros restored, or by name with or without its kind, in the
/// diacritics as written first and without them second.
/// </summary>
internal sealed class UnitFinder
{
    // As they stand before a name; longer ones first.
    private static readonly (string Words, UnitLevel? Level)[] Kinds =
    [
        ("thanh pho", null), ("thi tran", UnitLevel.Commune), ("thi xa", UnitLevel.District), ("dac khu", UnitLevel.Commune), ("tinh", UnitLevel.Province),
        ("huyen", UnitLevel.District), ("quan", UnitLevel.District), ("phuong", UnitLevel.Commune), ("xa", UnitLevel.Commune), ("tp", null),
        ("tx", UnitLevel.District), ("tt", UnitLevel.Commune), ("h", UnitLevel.District), ("q", UnitLevel.District), ("p", UnitLevel.Commune), ("x", UnitLevel.Commune),
    ];

    // Province, district, commune.
    private static readonly int[] CodeWidths = [2, 3, 5];

    private readonly Dictionary<string, KnownUnit> _byCode = [];
    private readonly ILookup<string, KnownUnit> _byWords;
    private readonly ILookup<string, KnownUnit> _byBareWords;

    public UnitFinder(KnownCatalogue catalogue, DateOnly day)
    {
        var units = catalogue.Units.Where(u => u.ExistsOn(day)).ToList();
        units.ForEach(u => _byCode.TryAdd(u.Code, u));
        _byWords = units.ToLookup(u => PlainWords.Of(u.Name));
        _byBareWords = units.ToLookup(u => Bare(PlainWords.Of(u.Name), out _));
        Top = units.Where(u => !_byCode.ContainsKey(u.Parent)).ToList();
    }

    /// <summary>The units that lie in none of the others: what the sender's territory is called.</summary>
    public IReadOnlyList<KnownUnit> Top { get; }

    /// <summary>The unit of exactly that code.</summary>
    public KnownUnit? OfCode(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The units that a code means, as numbers lose their leading zeros in spreadsheets.</summary>
    public UnitMatch ByCode(string text, UnitLevel? level)
    {
        if (_byCode.TryGetValue(text, out var unit))
        {
            return new(level is null || unit.Level == level ? [unit] : [], false);
        }

        if (text.Length is 0 or > 5 || !text.All(char.IsAsciiDigit))
        {
            return new([], false);
        }

        var padded = CodeWidths.Where(width => width > text.Length)
            .Select(width => _byCode.GetValueOrDefault(text.PadLeft(width, '0')))
            .OfType<KnownUnit>().Where(u => level is null || u.Level == level).ToList();
        return new(padded, padded.Count > 0);
    }

    /// <summary>The units that a name means.</summary>
    /// <param name="text">As written.</param>
    /// <param name="level">Level that is meant; null: any.</param>
    /// <param name="within">Code of the unit in which it lies; null: anywhere.</param>
    public UnitMatch ByName(string text, UnitLevel? level, string? within)
    {
        var plain = PlainWords.Of(text);
        if (plain.Length == 0)
        {
            return new([], false);
        }

        // A name may itself begin with the word of a kind: Huyện Quan Hóa.
        var found = Narrowed(_byWords[plain], level, within);
        if (found.Count == 0)
        {
            found = Narrowed(_byBareWords[plain], level, within);
        }

        if (found.Count == 0)
        {
            // "H. Yên Thế" for "Huyện Yên Thế"; but a commune is not the district that it shares its name with.
            var bare = Bare(plain, out var saidLevel);
            found = [.. Narrowed(_byBareWords[bare], level, within).Where(u => saidLevel is null || u.Level == saidLevel)];
        }

        if (found.Count == 0)
        {
            return new([], false);
        }

        var written = Folded(text);
        var exact = found.Where(u => written.EndsWith(Folded(NameWithoutKind(u)), StringComparison.Ordinal)).ToList();
        return exact.Count > 0 ? new(exact, false) : new(found, true);
    }

    private List<KnownUnit> Narrowed(IEnumerable<KnownUnit> units, UnitLevel? level, string? within) =>
        [.. units.Where(u => (level is null || u.Level == level) && (within is null || LiesIn(u, within)))];

    private bool LiesIn(KnownUnit unit, string within)
    {
        for (var at = unit; at is not null; at = at.Parent.Length > 0 && at.Parent != at.Code ? OfCode(at.Parent) : null)
        {
            if (at.Code == within)
            {
                return true;
            }
        }

        return unit.Parent == within;
    }

    private static string Bare(string plain, out UnitLevel? level)
    {
        level = null;
        foreach (var (words, of) in Kinds)
        {
            if (plain.Length > words.Length + 1 && PlainWords.Begin(plain, words))
            {
                level = of;
                return plain[(words.Length + 1)..];
            }
        }

        return plain;
    }

    private static string NameWithoutKind(KnownUnit unit)
    {
        var bare = Bare(PlainWords.Of(unit.Name), out _).Split(' ').Length;
        var words = unit.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.TakeLast(Math.Min(bare, words.Length)));
    }

    private static string Folded(string text) => string.Join(' ', text.Normalize().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Finds units of the catalogue by name. Immutable once built; thread-safe.</summary>
internal sealed class AreaNames
{
    private const int MostWords = 8;
    private static readonly string[] Ranks = ["tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "tx", "xã", "phường", "thị trấn"];
    private static readonly string[] Provinces = ["tỉnh", "thành phố", "tp", "tp."];

    private readonly ILookup<string, Area> _byName;

    public AreaNames(Catalogue.Catalogue catalogue)
    {
        _byName = catalogue.Areas.Where(a => a.Level != AreaLevel.Country).ToLookup(a => Bare(Joined(a.Name)), StringComparer.Ordinal);
    }

    /// <summary>The province that the text is about: the only one that it names with its rank (tỉnh Bắc Giang) and that existed on that day; null where there are none or several.</summary>
    public Area? Province(string text, DateOnly? on)
    {
        Area? only = null;
        for (var at = 0; at < text.Length; at++)
        {
            var rank = char.IsLetter(text[at]) && (at == 0 || !char.IsLetter(text[at - 1])) ? Array.Find(Provinces, p => Chars.Stands(text, at, text.Length, p)) : null;
            if (rank is null || Behind(text, at + rank.Length, AreaLevel.Province, on) is not { } area)
            {
                continue;
            }

            if (only is not null && only != area)
            {
                return null;
            }

            only = area;
        }

        return only;
    }

    /// <summary>The unit within the other that the whole label names; null where none or several do.</summary>
    public Area? Named(string label, Area? within, DateOnly? on)
    {
        var name = Joined(label);
        return name.Length == 0 ? null : Only(Bare(name), a => a != within && (within is null ? a.Level == AreaLevel.Province : within.Covers(a)), on);
    }

    private Area? Behind(string text, int at, AreaLevel level, DateOnly? on)
    {
        var words = Word.Split(text, at, Math.Min(text.Length, at + 60));
        for (var count = Math.Min(MostWords, words.Count); count > 0; count--)
        {
            if (words[0].Start - at <= 2 && words.Take(count).Skip(1).All(w => !w.IsCut)
                && Only(string.Join(' ', words.Take(count).Select(w => w.Text)), a => a.Level == level, on) is { } area)
            {
                return area;
            }
        }

        return null;
    }

    // Without a day, only a name that one unit alone ever bore.
    private Area? Only(string name, Func<Area, bool> isMeant, DateOnly? on)
    {
        var found = _byName[name].Where(a => isMeant(a) && (on is not { } day || a.IsValidOn(day))).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string Joined(string name) => string.Join(' ', Word.Split(name.ToLowerInvariant(), 0, name.Length).Select(w => w.Text));

    private static string Bare(string name)
    {
        var rank = Array.Find(Ranks, r => name.StartsWith(r + " ", StringComparison.Ordinal));
        return rank is null ? name : name[(rank.Length + 1)..];
    }
}

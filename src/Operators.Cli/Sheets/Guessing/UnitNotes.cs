using System.Globalization;
using System.Text.RegularExpressions;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>Finds notes of units: <c>(triệu đồng)</c>, <c>ĐVT: thuê bao</c>, <c>Đơn vị tính: tỷ đồng</c>.</summary>
internal static partial class UnitNotes
{
    private static readonly Dictionary<string, UnitNote> Known = Vocabulary.Default.Exact("unit")
        .GroupBy(u => Key(u.Words))
        .ToDictionary(g => g.Key, g => g.First().Meaning.Split(' ') is [var unit, var factor] ? new UnitNote(unit, long.Parse(factor, CultureInfo.InvariantCulture)) : null!);

    private static readonly List<string> Words = [.. Vocabulary.Default.Exact("unit").Select(u => Worded(u.Words)).Where(w => w.Length > 0)];

    /// <summary>The unit that a text alone names.</summary>
    public static UnitNote? Of(string text) => Known.GetValueOrDefault(Key(text));

    /// <summary>Takes the note of a unit out of a header's line.</summary>
    public static string Take(string line, out UnitNote? note)
    {
        UnitNote? found = null;
        var rest = Notes.Replace(line, m =>
        {
            var said = Of(m.Groups["unit"].Value);
            found = said ?? found;
            return said is null ? m.Value : " ";
        });
        note = found;
        return rest.Trim();
    }

    /// <summary>Whether a text says a unit that is not known: then nothing may be taken to be counted by ones.</summary>
    public static bool IsUnread(string line) =>
        (Said.Match(line) is { Success: true } said && Of(said.Groups["unit"].Value) is null)
        || Notes.Matches(line).Any(m => Of(m.Groups["unit"].Value) is null && SpeaksOfUnit(m.Groups["unit"].Value, m.Groups["said"].Success));

    // "Đơn vị: VNPT Bắc Giang" is who reports, "(Tháng 6/2013)" when: neither is a unit. Diacritics count: "công ty" is no "tỷ".
    private static bool SpeaksOfUnit(string text, bool isSaid)
    {
        var hasDigit = text.AsSpan().ContainsAnyInRange('0', '9');
        var hasUnit = Words.Exists(w => PlainWords.Contain(Worded(text), w));
        return Multiples.IsMatch(text) || (isSaid ? hasDigit || hasUnit : hasDigit && hasUnit);
    }

    private static string Worded(string text) => string.Join(' ', NoLetters.Split(text.ToLowerInvariant())).Trim();

    // A percentage sign has no words.
    private static string Key(string text) => text.Trim() == "%" ? "%" : PlainWords.Of(text);

    [GeneratedRegex(@"(ĐVT|đơn vị tính)\s*:\s*(?<unit>[^()\[\];]{1,60}?)\s*[)\]]?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said { get; }

    [GeneratedRegex(@"[(\[]\s*((?<said>ĐVT|đơn vị( tính)?)\s*:?\s*)?(?<unit>[^()\[\]]{1,40}?)\s*[)\]]|(?<said>ĐVT|đơn vị( tính)?)\s*:\s*(?<unit>[^()\[\];]{1,40})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Notes { get; }

    [GeneratedRegex(@"\b(trăm|nghìn|ngàn|vạn|triệu|(tỷ|tỉ)(?!\s+(lệ|trọng)))\b|(?<!số\s*|[\d.,/-])1(0+|([., ]0{3})+)(?![\d.,/-])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Multiples { get; }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.None, 1000)]
    private static partial Regex NoLetters { get; }
}

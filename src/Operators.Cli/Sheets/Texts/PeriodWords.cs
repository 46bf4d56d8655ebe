using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Operators.Cli.Sheets.Texts;

/// <summary>Finds the period that a title or a file's name speaks of: Tháng 6/2013, Quý II năm 2013, 6 tháng đầu năm 2014, năm 2014, 2013-06.</summary>
internal static partial class PeriodWords
{
    /// <summary>
    /// Every period that is named, each once; also a span of months that no period is the name of (8 tháng đầu năm 2014), as it would be written:
    /// that one is no period (<see cref="IsPeriod"/>), and a person has to say which is meant.
    /// </summary>
    public static IReadOnlyList<string> Find(string text)
    {
        // What is named for comparison, and the day on which a paper was signed, are not the period.
        var rest = Others.Replace(" " + Slashed(text) + " ", " ");
        var found = new List<string>();
        Take(Written, m => m.Groups["period"].Value.ToUpperInvariant() is var p && IsPeriod(p) ? p : null);
        Take(Joined, m => m.Groups["q"].Success ? $"{m.Groups["year"].Value}-Q{QuarterOf(m.Groups["q"].Value)}" : MonthIn(m));
        Take(Half, m => m.Groups["n"].Value is "6" or "06" or "sau" ? m.Groups["year"].Value + "-H1" : m.Groups["year"].Value + "-9M");
        Take(Cumulative, m => $"{m.Groups["n"].Value} tháng đầu năm {m.Groups["year"].Value}");
        Take(Span, m => $"tháng {m.Groups["n"].Value}-{m.Groups["to"].Value}/{m.Groups["year"].Value}");
        Take(Quarter, m => $"{m.Groups["year"].Value}-Q{QuarterOf(m.Groups["n"].Value)}");
        Take(Month, MonthIn);
        Take(Year, m => m.Groups["year"].Value);
        return found;

        void Take(Regex pattern, Func<Match, string?> read)
        {
            rest = pattern.Replace(rest, m =>
            {
                if (read(m) is { } period && !found.Contains(period))
                {
                    found.Add(period);
                }

                return " ";
            });
        }
    }

    /// <summary>Whether the text is a period as the service writes it.</summary>
    public static bool IsPeriod(string text) =>
        Exact.IsMatch(text) && (text.Length != 10 || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    /// <summary>Last day of a period.</summary>
    public static DateOnly LastDay(string period)
    {
        var year = int.Parse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        if (period.Length == 10)
        {
            return DateOnly.ParseExact(period, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var month = period.Length == 4 ? 12 : period[5..] switch
        {
            "H1" => 6,
            "9M" => 9,
            ['Q', var quarter] => (quarter - '0') * 3,
            var number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture),
        };
        return new DateOnly(year, month, DateTime.DaysInMonth(year, month));
    }

    // Plain words, with what separates numbers kept.
    private static string Slashed(string text) => string.Join('/', text.Replace('\\', '/').Split('/').Select(p => string.Join('-', p.Split('-').Select(PlainWords.Of))));

    private static int QuarterOf(string text) => text switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, _ => 4 };

    private static string? MonthIn(Match match) => int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        ? string.Create(CultureInfo.InvariantCulture, $"{match.Groups["year"].Value}-{month:00}")
        : null;

    [GeneratedRegex(@"^(19|20|21)\d\d(-(0[1-9]|1[0-2])(-\d\d)?|-Q[1-4]|-H1|-9M)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact { get; }

    [GeneratedRegex(@"\bngay\s*\d{1,2}(\s*/\s*\d{1,2}\s*/\s*|\s*-\s*\d{1,2}\s*-\s*|\s+thang\s+\d{1,2}\s+nam\s+)(19|20)\d\d\b|\bngay\s+\d{1,2}\s+thang\s+nam\s+(19|20)\d\d\b|\b(ke hoach|cung ky|so voi|muc tieu|du kien)(\s+ca|\s+cung ky)?\s+(nam\s+|thang\s+\d{1,2}\s*/\s*)(truoc|(19|20)\d\d)\b|\b(6|9|sau|chin)?\s*thang cuoi nam(\s+(19|20)\d\d)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Others { get; }

    [GeneratedRegex(@"(?<![\d/]|\d-)(?<period>(19|20)\d\d-(0[1-9]-\d\d|1[0-2]-\d\d|0[1-9]|1[0-2]|q[1-4]|h1|9m))(?![\d/-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written { get; }

    // "Tháng 8 và 8 tháng đầu năm 2014": the year is said once for both.
    [GeneratedRegex(@"\b((thang|t)\s*(?<n>\d{1,2})|quy\s*(?<q>iv|iii|ii|i|[1-4]))\s+(va\s+)?(?=(\d{1,2}|sau|chin) thang( dau)?( cua)?( nam)?\s*[/-]?\s*(?<year>(19|20)\d\d)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joined { get; }

    [GeneratedRegex(@"\b(?<n>\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi|muoi mot) thang( dau)?( cua)?( nam)?\s*[/-]?\s*(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cumulative { get; }

    [GeneratedRegex(@"\b(thang|t)\s*(?<n>\d{1,2})\b(\s*/\s*(19|20)\d\d)?(\s*(den( het)?|toi)\s*|[\s-]+)((thang|t)\s*)?(?<to>\d{1,2})\b\s*[/-]?\s*(nam )?(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span { get; }

    [GeneratedRegex(@"\b(?<n>0?6|0?9|sau|chin) thang( dau)?( cua)?( nam)?\s*[/-]?\s*(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Half { get; }

    [GeneratedRegex(@"\bquy\s*(?<n>iv|iii|ii|i|[1-4])\b\s*[/-]?\s*(nam )?(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quarter { get; }

    [GeneratedRegex(@"\b(thang|t)\s*(?<n>\d{1,2})\b\s*[/-]?\s*(nam )?(?<year>(19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Month { get; }

    [GeneratedRegex(@"\bnam\s*(?<year>(19|20)\d\d)\b(?!\s*[-/]\s*(19|20)\d\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year { get; }
}

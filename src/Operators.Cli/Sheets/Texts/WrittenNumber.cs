using System.Globalization;

namespace Telemetry.Operators.Cli.Sheets.Texts;

/// <summary>
/// A number as a person writes it, read in both styles. Where both readings exist and differ (<c>1.795</c>) the text alone does not say which is
/// meant; where only one exists it tells the style of its column.
/// </summary>
internal sealed record WrittenNumber
{
    private const int LongestText = 40;

    /// <summary>As a Vietnamese clerk writes; null where it cannot be.</summary>
    public decimal? Vietnamese { get; private init; }

    /// <summary>As an English program writes; null where it cannot be.</summary>
    public decimal? English { get; private init; }

    /// <summary>Why it is no number in either style.</summary>
    public NumberProblem Problem { get; private init; }

    /// <summary>Whether the two styles read different numbers.</summary>
    public bool IsAmbiguous => Vietnamese is { } vietnamese && English is { } english && vietnamese != english;

    /// <summary>The style that the text itself tells.</summary>
    public NumberStyle Tells => (Vietnamese, English) switch
    {
        ({ }, null) => NumberStyle.Vietnamese,
        (null, { }) => NumberStyle.English,
        _ => NumberStyle.Unknown,
    };

    /// <summary>The number in a style; null where it is none, or where the style is needed and not known.</summary>
    public decimal? In(NumberStyle style) => style switch
    {
        NumberStyle.Vietnamese => Vietnamese,
        NumberStyle.English => English,
        _ => Vietnamese == English ? Vietnamese : null,
    };

    /// <summary>Reads a text.</summary>
    public static WrittenNumber Read(string text)
    {
        var bare = Bare(text);
        if (bare.Length is 0 or > LongestText)
        {
            return new() { Problem = NumberProblem.NoNumber };
        }

        var number = new WrittenNumber { Vietnamese = Parse(bare, '.', ','), English = Parse(bare, ',', '.') };
        return number is { Vietnamese: null, English: null } ? number with { Problem = ProblemOf(bare) } : number;
    }

    private static NumberProblem ProblemOf(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return NumberProblem.NoNumber;
        }

        if (text.EndsWith('%'))
        {
            return NumberProblem.Percent;
        }

        if (text.StartsWith('(') && text.EndsWith(')'))
        {
            return NumberProblem.Parentheses;
        }

        return char.IsAsciiDigit(text[0]) && text.Any(char.IsLetter) ? NumberProblem.Words : NumberProblem.NoNumber;
    }

    // Every space that stands in numbers becomes the common one, every minus the ASCII one.
    private static string Bare(string text) => string.Concat(text.Trim().Select(c => c switch
    {
        '\u00A0' or '\u2007' or '\u2009' or '\u202F' => ' ',
        '\u2212' => '-',
        _ => c,
    }));

    private static decimal? Parse(string text, char group, char point)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text[1..] : text;
        var at = digits.IndexOf(point);
        var whole = at < 0 ? digits : digits[..at];
        var fraction = at < 0 ? "" : digits[(at + 1)..];
        if (at >= 0 && (fraction.Length == 0 || !fraction.All(char.IsAsciiDigit)))
        {
            return null;
        }

        return Ungrouped(whole, group) is { } plain
            && decimal.TryParse(plain + "." + fraction + "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? Shortest(isNegative ? -value : value)
            : null;
    }

    // 1.795.720 or 1 795 720, one separator throughout, three digits after each; a number does not begin with a group of nought.
    private static string? Ungrouped(string whole, char group)
    {
        var separator = whole.Contains(group) ? group : ' ';
        var groups = whole.Split(separator);
        if (groups.Any(g => g.Length == 0 || !g.All(char.IsAsciiDigit)))
        {
            return null;
        }

        return groups.Length == 1 || (groups[0].Length <= 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3)) ? string.Concat(groups) : null;
    }

    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;
}

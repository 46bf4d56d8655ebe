namespace Telemetry.Doctor.Reading;

/// <summary>A number of the report as it is printed, and what it can be. Immutable.</summary>
public sealed record PrintedNumber
{
    /// <summary>Its place among the report's numbers, from 0 in order of the text.</summary>
    public required int Id { get; init; }

    /// <summary>The digits with separators and sign: <c>1.759.720</c>, <c>+14,8</c>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The number with its wording and unit: <c>hơn 1.100 tỷ đồng</c>. What a page underlines.</summary>
    public required TextSpan Phrase { get; init; }

    /// <summary>The digits as printed.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The value in <see cref="Unit"/>, scale words applied (694,5 tỷ đồng: 694500000000), read in the way that fits what surrounds it best: <c>.</c> groups and
    /// <c>,</c> is the decimal mark, unless that cannot be (133,202 in a column of subscriptions beside 1.404.708).
    /// </summary>
    public required decimal Value { get; init; }

    /// <summary>How the digits were read.</summary>
    public required NumberStyle Style { get; init; }

    /// <summary>Other ways to read the digits, the likeliest first; as a rule none.</summary>
    public IReadOnlyList<NumberReading> OtherReadings { get; init; } = [];

    /// <summary>What one printed unit stands for: 1; 1000 (nghìn); 1000000 (triệu); 1000000000 (tỷ).</summary>
    public required decimal Scale { get; init; }

    /// <summary>Decimals printed, 0 or more.</summary>
    public required int Decimals { get; init; }

    /// <summary>What the words say of its exactness.</summary>
    public required NumberWording Wording { get; init; }

    /// <summary>
    /// Where the exact value can lie if it was rounded to the digits printed (half either way; exact for whole counts and whole đồng), and by its wording.
    /// </summary>
    public required Interval IfRounded { get; init; }

    /// <summary>Where it can lie if further digits were cut off: from the number printed to just below the next.</summary>
    public required Interval IfTruncated { get; init; }

    /// <summary>
    /// Unit by the catalogue's codes (<c>subscription</c>, <c>VND</c>, <c>%</c>, <c>per 100 people</c>, <c>km per point</c>), from the words behind it, the column's
    /// heading or a unit column; null where none is printed.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>Whether <see cref="Unit"/> counts whole things (thuê bao, trạm) or đồng; false where no unit is printed.</summary>
    public bool IsCount => Unit is not null && UnitWords.IsCount(Unit);

    /// <summary>Where it stands in a table; null in running text.</summary>
    public CellPlace? Cell { get; init; }
}

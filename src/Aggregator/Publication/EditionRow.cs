using System.Globalization;
using System.Text.Json;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Publication;

/// <summary>A figure as an edition has it. Immutable.</summary>
public sealed record EditionRow
{
    private static readonly Dictionary<string, FigureStatus> Statuses = Enum.GetValues<FigureStatus>().ToDictionary(Word, StringComparer.Ordinal);
    private static readonly Dictionary<string, FigureReasonCode> Reasons = Enum.GetValues<FigureReasonCode>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>What the figure is: see <see cref="FigureItem"/>.</summary>
    public required string Item { get; init; }

    /// <summary>The unit.</summary>
    public required AreaKey Area { get; init; }

    /// <summary><c>all</c>, or a source's code.</summary>
    public required string Operator { get; init; }

    /// <summary>The edition's own period, or another that its reports need.</summary>
    public required Period Period { get; init; }

    /// <summary>Rounded as displayed; null where <see cref="Status"/> is Missing.</summary>
    public decimal? Value { get; init; }

    /// <summary>Before rounding; null where <see cref="Status"/> is Missing.</summary>
    public decimal? Exact { get; init; }

    /// <summary>Complete, partial or missing.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public FigureReasonCode? Reason { get; init; }

    /// <summary>Version of the indicator's formula; null for a metric's own value.</summary>
    public int? Formula { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>The figure as a row.</summary>
    public static EditionRow Of(Figure figure) => new()
    {
        Item = figure.Item,
        Area = figure.Area.Key,
        Operator = figure.Operator,
        Period = figure.Period,
        Value = figure.Value,
        Exact = figure.Exact,
        Status = figure.Status,
        Reason = figure.Reason?.Code,
        Formula = figure.Passport.FormulaVersion,
        Unit = figure.Unit,
    };

    /// <summary>Whether both say the same of a figure: value, state and reason.</summary>
    public bool SaysTheSame(EditionRow? other) => other is not null && Value == other.Value && Exact == other.Exact && Status == other.Status && Reason == other.Reason;

    /// <summary>The beginning of a figure's line, by which lines are ordered and found.</summary>
    internal static string KeyOf(string item, AreaKey area, string source, Period period) => $"{item},{area},{source},{period},";

    /// <summary>The line, without its end. Numbers are as short as they can be without losing a digit; <c>exact</c> is written where it says more than the value.</summary>
    internal string ToLine() => string.Join(
        ',',
        KeyOf(Item, Area, Operator, Period) + Text(Value),
        Exact == Value ? "" : Text(Exact),
        Word(Status),
        Reason is { } reason ? Word(reason) : "",
        Formula?.ToString(CultureInfo.InvariantCulture) ?? "",
        Unit.AsSpan().ContainsAny(",\"") ? $"\"{Unit.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : Unit);

    /// <summary>Reads a line.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static EditionRow OfLine(string line)
    {
        // The unit is the last field and may have anything in it.
        var fields = line.Split(',', 10);
        if (fields.Length != 10 || !AreaKey.TryParse(fields[1], out var area) || !Period.TryParse(fields[3], out var period)
            || !Statuses.TryGetValue(fields[6], out var status) || !TryNumber(fields[4], out var value) || !TryNumber(fields[5], out var exact))
        {
            throw new InvalidDataException("a line of an edition cannot be read");
        }

        return new EditionRow
        {
            Item = fields[0],
            Area = area,
            Operator = fields[2],
            Period = period,
            Value = value,
            Exact = exact ?? value,
            Status = status,
            Reason = Reasons.TryGetValue(fields[7], out var reason) ? reason : null,
            Formula = int.TryParse(fields[8], NumberStyles.None, CultureInfo.InvariantCulture, out var formula) ? formula : null,
            Unit = fields[9] is ['"', .., '"'] quoted ? quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : fields[9],
        };
    }

    // As the interface for programs writes them.
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // 5.0 and 5.00 are one number and must be the same bytes.
    private static string Text(decimal? value) => value is { } number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "";

    private static bool TryNumber(string text, out decimal? number)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read);
        number = isNumber ? read : null;
        return isNumber || text.Length == 0;
    }
}

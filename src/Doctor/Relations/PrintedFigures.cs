using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>The report's numbers as they are printed. Immutable.</summary>
internal sealed class PrintedFigures : IFigures
{
    // Above whatever a report can mean; beyond it products of two numbers would not fit.
    private const decimal TooLarge = 1_000_000_000_000_000_000m;

    private readonly Figure[] _figures;
    private readonly bool[] _isUnusable;

    /// <summary>Reads every number once.</summary>
    public PrintedFigures(LabelledReport report, Catalogue.Catalogue catalogue)
    {
        _figures = new Figure[report.Numbers.Count];
        _isUnusable = new bool[report.Numbers.Count];
        for (var i = 0; i < _figures.Length; i++)
        {
            var number = report.Numbers[i];
            if (IsTooLarge(number.Number.Value))
            {
                continue;
            }

            _figures[i] = FigureReader.Of(number, catalogue);
            _isUnusable[i] = WholeCount.IsMeant(number, catalogue) && !decimal.IsInteger(number.Number.Value);
        }
    }

    /// <inheritdoc/>
    public Figure this[int number] => _figures[number];

    /// <summary>Whether a number is larger than anything that is counted: nothing is computed with it.</summary>
    public static bool IsTooLarge(decimal value) => Math.Abs(value) >= TooLarge;

    /// <inheritdoc/>
    public bool IsUnusable(int number) => _isUnusable[number];
}

using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>The report's numbers as they are printed. Immutable.</summary>
internal sealed class PrintedFigures : IFigures
{
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
            _figures[i] = FigureReader.Of(number, catalogue);
            _isUnusable[i] = WholeCount.IsMeant(number, catalogue) && !decimal.IsInteger(number.Number.Value);
        }
    }

    /// <inheritdoc/>
    public Figure this[int number] => _figures[number];

    /// <inheritdoc/>
    public bool IsUnusable(int number) => _isUnusable[number];
}

namespace Telemetry.Doctor.Relations;

/// <summary>The report's numbers with one of them changed. Immutable.</summary>
internal sealed class TrialFigures(IFigures figures, int changed, Figure changedTo) : IFigures
{
    /// <inheritdoc/>
    public Figure this[int number] => number == changed ? changedTo : figures[number];

    /// <inheritdoc/>
    public bool IsUnusable(int number) => number != changed && figures.IsUnusable(number);
}

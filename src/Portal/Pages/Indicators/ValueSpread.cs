namespace Telemetry.Portal.Pages.Indicators;

/// <summary>How values lie: about ten classes of one round width, median and quartiles. Immutable.</summary>
/// <param name="Classes">The classes in order, without a gap; the first and the last are not empty.</param>
/// <param name="Median">Half of the values lie below.</param>
/// <param name="LowerQuartile">A quarter of them lies below.</param>
/// <param name="UpperQuartile">Three quarters of them lie below.</param>
public sealed record ValueSpread(IReadOnlyList<ValueClass> Classes, decimal Median, decimal LowerQuartile, decimal UpperQuartile)
{
    /// <summary>Classes are never more than this.</summary>
    public const int MostClasses = 16;

    private const int AboutClasses = 10;

    // The finest step is that of the smallest unit that any figure is shown in.
    private const decimal FinestStep = 0.000001m;

    /// <summary>How these values lie; null where there are none.</summary>
    public static ValueSpread? Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
        {
            return null;
        }

        var step = StepOf(sorted[^1] - sorted[0]);
        var first = decimal.Floor(sorted[0] / step);
        var counts = new int[(int)(decimal.Floor(sorted[^1] / step) - first) + 1];
        foreach (var value in sorted)
        {
            counts[(int)(decimal.Floor(value / step) - first)]++;
        }

        return new ValueSpread([.. counts.Select((c, i) => new ValueClass((first + i) * step, (first + i + 1) * step, c))], At(sorted, 2), At(sorted, 1), At(sorted, 3));
    }

    // 1, 2 or 5 times a power of ten: the one that gives the number of classes nearest to ten.
    private static decimal StepOf(decimal range)
    {
        if (range == 0)
        {
            return 1;
        }

        var wanted = range / AboutClasses;
        var power = FinestStep;
        while (power * 10 <= wanted)
        {
            power *= 10;
        }

        var steps = new[] { power, 2 * power, 5 * power, 10 * power };
        return steps.MinBy(s => Math.Abs((range / s) - AboutClasses));
    }

    // As a spreadsheet's QUARTILE.INC: between two values in proportion.
    private static decimal At(List<decimal> sorted, int quarter)
    {
        var place = (sorted.Count - 1) * quarter / 4m;
        var below = (int)decimal.Floor(place);
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}

using System.Globalization;

namespace Telemetry.Portal.Pages.Charts;

/// <summary>Where a small line's values lie in a box of <see cref="Width"/> × <see cref="Height"/>, the lowest at the bottom. Immutable.</summary>
internal sealed class SparklinePath
{
    /// <summary>Width of the box.</summary>
    public const int Width = 120;

    /// <summary>Height of the box.</summary>
    public const int Height = 32;

    // Half of a stroke's width and of the last point's.
    private const double Margin = 3;

    /// <summary>Lays the values out.</summary>
    public SparklinePath(IReadOnlyList<decimal?> values)
    {
        var known = values.Where(v => v is not null).Select(v => v!.Value).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var (least, most) = (known.Min(), known.Max());
        var points = values.Select((v, i) => v is { } value ? Point(i, values.Count, Share(value, least, most)) : null).ToList();
        var runs = new List<string>();
        var alone = new List<(string, bool)>();
        for (var i = 0; i < points.Count; i++)
        {
            var run = points.Skip(i).TakeWhile(p => p is not null).ToList();
            if (run.Count > 1)
            {
                runs.Add(string.Join(' ', run));
            }
            else if (run.Count == 1)
            {
                alone.Add((Dot(run[0]!), false));
            }

            i += run.Count;
        }

        // The last one is what the page tells of; a gap there is told too, by no dot.
        if (points[^1] is { } last)
        {
            alone.Add((Dot(last), true));
        }

        Runs = runs;
        Points = alone;
    }

    /// <summary>Values that follow each other, as points of a polyline.</summary>
    public IReadOnlyList<string> Runs { get; } = [];

    /// <summary>Values that stand alone, and the last one, each as a path of no length, which a round line end makes a dot of.</summary>
    public IReadOnlyList<(string Path, bool IsLast)> Points { get; } = [];

    // Values that are all the same lie in the middle. Two extremes' difference is too large for a decimal.
    private static double Share(decimal value, decimal least, decimal most) =>
        least == most ? 0.5 : ((double)value - (double)least) / ((double)most - (double)least);

    private static string Point(int index, int count, double share) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Margin + ((Width - (2 * Margin)) * (count == 1 ? 1 : (double)index / (count - 1))):0.#},{Height - Margin - ((Height - (2 * Margin)) * share):0.#}");

    private static string Dot(string point) => $"M{point}h0";
}

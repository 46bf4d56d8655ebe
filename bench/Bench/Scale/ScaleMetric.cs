using System.Globalization;

namespace Telemetry.Bench.Scale;

/// <summary>A metric that operators report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Decimals">Decimals by which its values are scaled.</param>
/// <param name="Parts">The metrics that it is the sum of; empty where it is none.</param>
internal sealed record ScaleMetric(string Code, int Decimals, string[] Parts)
{
    /// <summary>The first so many of the default catalogue, those that are no sums first.</summary>
    public static IReadOnlyList<ScaleMetric> Read(int count)
    {
        var all = Directory.EnumerateFiles(Path.Combine(Repository.CatalogueFolder, "metrics"), "*.csv").Order(StringComparer.Ordinal)
            .SelectMany(f => File.ReadLines(f).Skip(1))
            .Select(line => line.Split(','))
            .Where(f => f[9] == "operator")
            .Select(f => new ScaleMetric(f[0], int.Parse(f[3], CultureInfo.InvariantCulture), f[6].Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToList();

        // A sum comes after the sums that it is made of.
        return [.. all.OrderBy(m => Depth(m, all)).Take(count)];
    }

    private static int Depth(ScaleMetric metric, List<ScaleMetric> all) =>
        metric.Parts.Length == 0 ? 0 : 1 + metric.Parts.Max(p => all.Find(m => m.Code == p) is { } part ? Depth(part, all) : 0);
}

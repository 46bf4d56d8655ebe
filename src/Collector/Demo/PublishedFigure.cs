using System.Globalization;

namespace Telemetry.Collector.Demo;

/// <summary>A figure as a report printed it, to be handed in by its source.</summary>
internal sealed record PublishedFigure(int Step, string Area, string Period, bool IsPlan, string Source, string Item, decimal Value, string Note)
{
    /// <summary>The figures of <c>published-figures.csv</c>, in its order.</summary>
    public static List<PublishedFigure> Read(string folder) => SampleFile.Read(folder, "published-figures.csv").ConvertAll(row => new PublishedFigure(
        int.Parse(row["step"], CultureInfo.InvariantCulture),
        row["area"],
        row["period"],
        row["source_kind"] == "plan",
        row["source"],
        row["item"],
        decimal.Parse(row["value"], CultureInfo.InvariantCulture),
        row["note"]));
}

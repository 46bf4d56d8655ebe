using System.Globalization;

namespace Telemetry.Collector.Demo;

/// <summary>What must be computed from the published figures, and what was printed.</summary>
internal sealed record ExpectedFigure(string Item, string Area, string Period, string Operator, decimal Expected, string Published, string Reason, int Step)
{
    /// <summary>The figures of <c>expected-figures.csv</c>, in its order.</summary>
    public static List<ExpectedFigure> Read(string folder) => SampleFile.Read(folder, "expected-figures.csv").ConvertAll(row => new ExpectedFigure(
        row["indicator"],
        row["area"],
        row["period"],
        row["operator"],
        decimal.Parse(row["expected"], CultureInfo.InvariantCulture),
        row["published"],
        row["reason_vi"],
        int.Parse(row["step"], CultureInfo.InvariantCulture)));
}

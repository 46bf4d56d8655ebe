namespace Telemetry.Bench.Workload;

/// <summary>The shapes of the benchmark.</summary>
public static class Shapes
{
    public static readonly string[] Names = ["national", "provinces", "flat"];

    /// <summary>Six national operators of the default catalogue.</summary>
    public static readonly string[] Operators = ["vnpt", "viettel", "mobifone", "vietnamobile", "gmobile", "fpt"];

    private const int MonthsInRing = 12;

    public static IShape Create(string name, Territory territory, int seed)
    {
        var values = Operators.Select((_, i) => MonthValues.Generate(seed + i, MonthsInRing, Territory.CommuneCount)).ToArray();
        return name switch
        {
            "national" => new NationalTables(territory, values),
            "provinces" => new ProvinceTables(territory, values),
            _ => new FlatLists(territory, values),
        };
    }
}

namespace Telemetry.Catalogue;

/// <summary>indicators/*.csv: ratios of metrics.</summary>
internal static class IndicatorTable
{
    public static readonly TableShape Shape = new("indicators", ["code"],
        ["code", "version", "factor", "function", "numerator", "denominator", "denominator_rule", "better", "unit", "decimals", "name", "name_en", "origin"]);

    private const int MaximumDecimals = 6;
    private const string InverseRootOfPi = "1/sqrt(pi)";

    public static Registry<Indicator> Read(TableReader tables, Registry<Metric> metrics)
    {
        var indicators = new Registry<Indicator>("indicator", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var indicator = ReadIndicator(row, metrics);
            indicators.Add(indicator.Code, indicator, row);
        }

        return indicators;
    }

    private static Indicator ReadIndicator(Row row, Registry<Metric> metrics)
    {
        var code = row.Code("code", CodeShape.Dotted);
        if (metrics.PlaceOf(code) is { } place)
        {
            row.Fault("code", $"already a metric in {place}", "a code that no metric has");
        }

        var numerator = metrics.Find(row, "numerator", row["numerator"]);
        var denominator = metrics.Find(row, "denominator", row["denominator"]);
        var rule = row.Word("denominator_rule", ("own", DenominatorRule.Own), ("average", DenominatorRule.AverageOfPeriod));
        if (rule == DenominatorRule.AverageOfPeriod && denominator is { Kind: MetricKind.Flow })
        {
            row.Fault("denominator_rule", $"the average of '{denominator}', a flow", "own; only a stock has a level to average");
        }

        var name = row.Text("name");
        return new Indicator
        {
            Code = code,
            Version = row.Whole("version", 1, 9999),
            Factor = Factor(row),
            FactorText = row["factor"],
            Function = row.Word("function", ("identity", IndicatorFunction.Identity), ("sqrt", IndicatorFunction.SquareRoot)),
            // Null only beside a fault, and a catalogue with a fault is never handed out.
            Numerator = numerator!,
            Denominator = denominator!,
            DenominatorRule = rule,
            Better = row.Word("better", ("higher", Better.Higher), ("lower", Better.Lower), ("neither", Better.Neither)),
            Unit = row.Text("unit"),
            Decimals = row.Whole("decimals", 0, MaximumDecimals),
            Name = name,
            EnglishName = row.TextOr("name_en", name),
            Origin = row.Text("origin"),
        };
    }

    private static decimal Factor(Row row)
    {
        if (row["factor"] == InverseRootOfPi)
        {
            return 0.5641895835477562869480794516m;
        }

        const string Expected = $"a number above 0 with a decimal point, or {InverseRootOfPi}";
        var factor = row.Decimal("factor", Expected);
        if (factor <= 0)
        {
            row.Fault("factor", Row.Shown(row["factor"]), Expected);
        }

        return factor ?? 1;
    }
}

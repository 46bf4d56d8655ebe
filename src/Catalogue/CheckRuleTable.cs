namespace Telemetry.Catalogue;

/// <summary>rules/*.csv: checks of what was reported.</summary>
internal static class CheckRuleTable
{
    public static readonly TableShape Shape = new("rules", ["code"],
    [
        "code", "kind", "items", "tolerance", "least", "deviations", "change", "run", "years", "minimum", "maximum",
        "severity", "name", "name_en", "explanation", "explanation_en",
    ]);

    private static readonly string[] Parameters = ["tolerance", "least", "deviations", "change", "run", "years", "minimum", "maximum"];

    public static Registry<CheckRule> Read(TableReader tables, Registry<Metric> metrics, Registry<Indicator> indicators)
    {
        var rules = new Registry<CheckRule>("rule", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var rule = ReadRule(row, metrics, indicators);
            rules.Add(rule.Code, rule, row);
        }

        return rules;
    }

    private static CheckRule ReadRule(Row row, Registry<Metric> metrics, Registry<Indicator> indicators)
    {
        var kind = row.Word("kind",
            ("parts_total", CheckRuleKind.PartsTotal), ("children_parent", CheckRuleKind.ChildrenParent), ("stock_flow", CheckRuleKind.StockFlow),
            ("at_most", CheckRuleKind.AtMost), ("jump_history", CheckRuleKind.JumpHistory), ("jump_peers", CheckRuleKind.JumpPeers),
            ("repeated", CheckRuleKind.Repeated), ("denominator_older", CheckRuleKind.DenominatorOlder), ("ratio_range", CheckRuleKind.RatioRange));
        RefuseUnused(row, kind);
        var isJump = kind is CheckRuleKind.JumpHistory or CheckRuleKind.JumpPeers;
        var name = row.Text("name");
        var explanation = row.Text("explanation");
        var rule = new CheckRule
        {
            Code = row.Code("code", CodeShape.Dotted),
            Kind = kind,
            Metrics = IsAboutIndicators(kind) ? [] : Find(row, metrics),
            Indicators = IsAboutIndicators(kind) ? Find(row, indicators) : [],
            Tolerance = Limit(row, "tolerance", "a number from 0") is { } tolerance ? FromZero(row, tolerance) : 0,
            Least = isJump ? row.Whole("least", 3, 1000) : 0,
            Deviations = isJump ? AboveZero(row, "deviations") : 0,
            Change = isJump ? AboveZero(row, "change") : 0,
            Run = kind == CheckRuleKind.Repeated ? row.Whole("run", 3, 12) : 0,
            Years = kind == CheckRuleKind.DenominatorOlder ? row.Whole("years", 0, 50) : 0,
            Minimum = Limit(row, "minimum", "a number with a decimal point"),
            Maximum = Limit(row, "maximum", "a number with a decimal point"),
            Severity = row.Word("severity", ("info", CheckSeverity.Info), ("warning", CheckSeverity.Warning), ("error", CheckSeverity.Error)),
            Name = name,
            EnglishName = row.TextOr("name_en", name),
            Explanation = explanation,
            EnglishExplanation = row.TextOr("explanation_en", explanation),
        };
        CheckItems(row, rule);
        return rule;
    }

    private static bool IsAboutIndicators(CheckRuleKind kind) => kind is CheckRuleKind.DenominatorOlder or CheckRuleKind.RatioRange;

    private static List<T> Find<T>(Row row, Registry<T> items)
        where T : class => [.. row.List("items").Distinct().Select(code => items.Find(row, "items", code)).OfType<T>()];

    private static void CheckItems(Row row, CheckRule rule)
    {
        var count = row.List("items").Count;
        var isPair = rule.Kind is CheckRuleKind.StockFlow or CheckRuleKind.AtMost;
        if (isPair && count != 2)
        {
            row.Fault("items", Row.Shown(row["items"]), rule.Kind == CheckRuleKind.StockFlow ? "a stock and its net additions" : "two metrics, the smaller first");
        }
        else if (count == 0 && rule.Kind is not (CheckRuleKind.PartsTotal or CheckRuleKind.ChildrenParent))
        {
            row.Fault("items", "empty", IsAboutIndicators(rule.Kind) ? "one or more indicators, separated by spaces" : "one or more metrics, separated by spaces");
        }

        if (isPair && rule.Metrics is [var first, var second])
        {
            CheckPair(row, rule.Kind, first, second);
        }

        foreach (var metric in rule.Metrics.Where(m => rule.Kind == CheckRuleKind.PartsTotal && m.Parts.Count == 0))
        {
            row.Fault("items", $"'{metric}' has no parts", "metrics with parts");
        }

        foreach (var indicator in rule.Indicators.Where(i => i.DenominatorRule == DenominatorRule.AverageOfPeriod))
        {
            row.Fault("items", $"'{indicator}' divides by an average of two levels", "indicators whose denominator_rule is own");
        }

        if (rule.Kind == CheckRuleKind.RatioRange && (rule.Minimum ?? rule.Maximum) is null)
        {
            row.Fault("maximum", "empty, and minimum too", "one of them");
        }
        else if (rule.Minimum > rule.Maximum)
        {
            row.Fault("maximum", Row.Shown(row["maximum"]), $"not less than the minimum, {row["minimum"]}");
        }
    }

    private static void CheckPair(Row row, CheckRuleKind kind, Metric first, Metric second)
    {
        if ((first.Unit, first.Decimals) != (second.Unit, second.Decimals))
        {
            row.Fault("items", $"'{first}' and '{second}' differ in unit or decimals", "metrics of one unit with the same decimals");
        }

        if (kind == CheckRuleKind.StockFlow && (first.Kind, second.Kind) != (MetricKind.Stock, MetricKind.Flow))
        {
            row.Fault("items", $"'{first}' and '{second}'", "a stock first, then a flow");
        }
    }

    // A parameter that a kind does not use would be believed to do something.
    private static void RefuseUnused(Row row, CheckRuleKind kind)
    {
        string[] used = kind switch
        {
            CheckRuleKind.PartsTotal or CheckRuleKind.ChildrenParent or CheckRuleKind.StockFlow or CheckRuleKind.AtMost => ["tolerance"],
            CheckRuleKind.JumpHistory or CheckRuleKind.JumpPeers => ["least", "deviations", "change"],
            CheckRuleKind.Repeated => ["run", "minimum"],
            CheckRuleKind.DenominatorOlder => ["years"],
            _ => ["minimum", "maximum"],
        };
        foreach (var column in Parameters.Where(c => row[c].Length > 0 && !used.Contains(c)))
        {
            row.Fault(column, Row.Shown(row[column]), $"empty: {row["kind"]} uses {string.Join(", ", used)}");
        }
    }

    private static decimal? Limit(Row row, string column, string expected) => row[column].Length == 0 ? null : row.Decimal(column, expected);

    private static decimal FromZero(Row row, decimal tolerance)
    {
        if (tolerance < 0)
        {
            row.Fault("tolerance", Row.Shown(row["tolerance"]), "a number from 0");
        }

        return tolerance;
    }

    private static decimal AboveZero(Row row, string column)
    {
        const string Expected = "a number above 0 with a decimal point";
        var value = row.Decimal(column, Expected);
        if (value <= 0)
        {
            row.Fault(column, Row.Shown(row[column]), Expected);
        }

        return value ?? 1;
    }
}

namespace Telemetry.Catalogue;

/// <summary>calendar/*.csv: who owes which metrics for which units by when.</summary>
internal static class ObligationTable
{
    public static readonly TableShape Shape = new("calendar", ["code"],
        ["code", "sources", "metrics", "level", "areas", "frequency", "due_month", "due_day", "valid_from", "valid_to"]);

    private const string KindPrefix = "kind:";
    private const string AllBelow = ".*";

    public static IReadOnlyList<Obligation> Read(TableReader tables, AreaIndex areas, Registry<Source> sources, Registry<Metric> metrics)
    {
        var calendar = new Registry<Obligation>("line of the calendar", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var obligation = ReadObligation(row, areas, sources, metrics);
            CheckMetrics(obligation, row);
            CheckAreas(obligation, row);
            calendar.Add(obligation.Code, obligation, row);
        }

        return calendar.Items;
    }

    private static Obligation ReadObligation(Row row, AreaIndex areas, Registry<Source> sources, Registry<Metric> metrics)
    {
        row.TryValidity(out var from, out var to);
        return new Obligation
        {
            Code = row.Code("code", CodeShape.Source),
            Sources = ReadSources(row, sources),
            Metrics = ReadMetrics(row, metrics),
            Level = row.Word("level", ("country", AreaLevel.Country), ("province", AreaLevel.Province), ("district", AreaLevel.District), ("commune", AreaLevel.Commune)),
            Areas = [.. row.List("areas").Distinct().Select(a => areas.Find(row, "areas", a, on: null)).OfType<Area>()],
            Frequency = row.Word("frequency", ("month", PeriodGrain.Month), ("quarter", PeriodGrain.Quarter), ("half", PeriodGrain.Half), ("year", PeriodGrain.Year)),
            DueMonth = row.Whole("due_month", 1, 12),
            DueDay = row.Whole("due_day", 1, 31),
            ValidFrom = from,
            ValidTo = to,
        };
    }

    private static List<Source> ReadSources(Row row, Registry<Source> sources)
    {
        var found = new List<Source>();
        foreach (var word in row.List("sources"))
        {
            if (!word.StartsWith(KindPrefix, StringComparison.Ordinal))
            {
                found.AddRange(sources.Find(row, "sources", word) is { } source ? [source] : []);
                continue;
            }

            var ofKind = sources.Items.Where(s => KindPrefix + SourceTable.Word(s.Kind) == word).ToList();
            found.AddRange(ofKind);
            if (ofKind.Count == 0)
            {
                row.Fault("sources", $"no source is {Row.Shown(word)}", "kind:operator, kind:department, kind:statistics or kind:ministry, and sources of it");
            }
        }

        if (row["sources"].Length == 0)
        {
            row.Fault("sources", "empty", "one or more sources, separated by spaces: vnpt viettel, or all of a kind: kind:department");
        }

        return [.. found.Distinct().OrderBy(s => s.Code, StringComparer.Ordinal)];
    }

    // What has parts follows from them, so "all below" is all that has none.
    private static List<Metric> ReadMetrics(Row row, Registry<Metric> metrics)
    {
        var found = new List<Metric>();
        foreach (var word in row.List("metrics"))
        {
            if (!word.EndsWith(AllBelow, StringComparison.Ordinal))
            {
                found.AddRange(metrics.Find(row, "metrics", word) is { } metric ? [metric] : []);
                continue;
            }

            var below = metrics.Items.Where(m => m.Parts.Count == 0 && m.Code.StartsWith(word[..^1], StringComparison.Ordinal)).ToList();
            found.AddRange(below);
            if (below.Count == 0)
            {
                row.Fault("metrics", $"no metric without parts begins with {Row.Shown(word[..^1])}", "the beginning of codes of metrics/*.csv");
            }
        }

        if (row["metrics"].Length == 0)
        {
            row.Fault("metrics", "empty", "one or more metrics, separated by spaces: bts.sites revenue.telecom, or all below: subscribers.*");
        }

        return [.. found.Distinct()];
    }

    private static void CheckMetrics(Obligation obligation, Row row)
    {
        // A row with a word that is none has stand-ins, with which nothing is to be compared.
        if (!row.IsSound)
        {
            return;
        }

        foreach (var metric in obligation.Metrics)
        {
            if (obligation.Sources.FirstOrDefault(s => s.Kind != metric.ReportedBy) is { } other)
            {
                row.Fault("metrics", $"'{metric}' is reported by kind:{SourceTable.Word(metric.ReportedBy)}, '{other}' is kind:{SourceTable.Word(other.Kind)}", "metrics that the sources' kind reports");
            }
            else if (metric.Frequency > obligation.Frequency)
            {
                row.Fault("frequency", $"'{metric}' is reported each {Word(metric.Frequency)}", $"{Word(metric.Frequency)} or longer");
            }
        }
    }

    private static void CheckAreas(Obligation obligation, Row row)
    {
        if (!row.IsSound)
        {
            return;
        }

        foreach (var area in obligation.Areas)
        {
            if (area.Level > obligation.Level)
            {
                row.Fault("areas", $"{area.Key} is a {area.Level}", $"units at or above the level of what is owed, {obligation.Level}");
            }
            else if (!obligation.Sources.Any(s => s.MayReport(area) || s.Territory.Any(area.Covers)))
            {
                row.Fault("areas", $"none of the sources may report for {area.Key}", "units of the sources' territories");
            }
        }
    }

    private static string Word(PeriodGrain grain) => grain.ToString().ToLowerInvariant();
}

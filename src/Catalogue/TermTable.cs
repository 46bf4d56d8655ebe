namespace Telemetry.Catalogue;

/// <summary>terms/*.csv: the phrases by which reports name items and sources.</summary>
internal static class TermTable
{
    public static readonly TableShape Shape = new("terms", ["term", "within"], ["kind", "code", "term"]) { Optional = ["within"] };

    public static IReadOnlyList<Term> Read(TableReader tables, Registry<Metric> metrics, Registry<Indicator> indicators, Registry<Source> sources)
    {
        var terms = new List<Term>();
        var seen = new Dictionary<(bool, string, string), Row>();
        foreach (var row in tables.Rows(Shape))
        {
            var isSource = row.Word("kind", ("item", false), ("source", true));
            var term = new Term { Words = row.Text("term"), Code = row["code"], IsSource = isSource, Within = row.TextOr("within", "") };
            CheckCode(row, term, metrics, indicators);

            // One phrase in one place means one thing: else a report would be read by the order of the files.
            if (!seen.TryAdd((isSource, term.Words.ToLowerInvariant(), term.Within.ToLowerInvariant()), row))
            {
                row.Fault("term", $"already given in {seen[(isSource, term.Words.ToLowerInvariant(), term.Within.ToLowerInvariant())].Place}", "a phrase once within the same words");
            }

            // A host names its own operators: the phrases of one that it has not are of no use, and no fault of its.
            if (!isSource || sources.PlaceOf(term.Code) is not null)
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    private static void CheckCode(Row row, Term term, Registry<Metric> metrics, Registry<Indicator> indicators)
    {
        if (!term.IsSource && metrics.PlaceOf(term.Code) is null && indicators.PlaceOf(term.Code) is null)
        {
            row.Fault("code", $"no metric or indicator {Row.Shown(term.Code)}", "a code of metrics/*.csv or indicators/*.csv");
        }
    }
}

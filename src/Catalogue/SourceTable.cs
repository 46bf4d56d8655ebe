using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>sources/*.csv: who sends figures, for which territory.</summary>
internal static class SourceTable
{
    public static readonly TableShape Shape = new("sources", ["code"],
        ["code", "kind", "name", "name_en", "territory", "valid_from", "valid_to"])
    {
        Optional = ["successor"],
    };

    public static Registry<Source> Read(TableReader tables, AreaIndex areas)
    {
        var sources = new Registry<Source>("source", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var source = ReadSource(row, areas);
            sources.Add(source.Code, source, row);
        }

        foreach (var (source, row) in sources.Entries)
        {
            if (row["successor"].Length > 0 && sources.Find(row, "successor", row["successor"]) is { } successor && IsSuccession(source, successor, row))
            {
                source.Link(successor);
            }
        }

        return sources;
    }

    /// <summary>The words for <see cref="SourceKind"/>.</summary>
    public static SourceKind Kind(Row row, string column) => row.Word(column,
        ("operator", SourceKind.Operator), ("department", SourceKind.Department), ("statistics", SourceKind.Statistics), ("ministry", SourceKind.Ministry));

    // The predecessor has ended and the successor lives on, so no chain of successions comes back to where it began.
    private static bool IsSuccession(Source source, Source successor, Row row)
    {
        if (source.ValidTo is not { } last)
        {
            row.Fault("successor", $"{source} has not ended", "a successor only where valid_to is given");
            return false;
        }

        if (!successor.IsValidOn(last.AddDays(1)))
        {
            row.Fault("successor", string.Create(CultureInfo.InvariantCulture, $"{successor} did not exist on {last.AddDays(1):yyyy-MM-dd}"), "a source that existed on the day after valid_to");
            return false;
        }

        if (successor.Kind != source.Kind)
        {
            row.Fault("successor", $"{successor} is of another kind", $"a source of the same kind, {row["kind"]}");
            return false;
        }

        return true;
    }

    /// <summary>The word for a kind.</summary>
    public static string Word(SourceKind kind) => kind.ToString().ToLowerInvariant();

    private static Source ReadSource(Row row, AreaIndex areas)
    {
        var tokens = row.List("territory");
        if (tokens.Count == 0)
        {
            row.Fault("territory", "empty", "one or more units, separated by spaces: VN, 22, 24@2004-07-08");
        }

        var name = row.Text("name");
        row.TryValidity(out var from, out var to);
        return new Source
        {
            Code = row.Code("code", CodeShape.Source),
            Kind = Kind(row, "kind"),
            Name = name,
            EnglishName = row.TextOr("name_en", name),
            Territory = [.. tokens.Select(t => areas.Find(row, "territory", t, on: null)).OfType<Area>()],
            ValidFrom = from,
            ValidTo = to,
        };
    }
}

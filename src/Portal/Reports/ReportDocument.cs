using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>A report filled in for a unit and a period; every form is rendered from it alone. Immutable.</summary>
public sealed record ReportDocument
{
    /// <summary>The layout.</summary>
    public required Report Report { get; init; }

    /// <summary>Language of its words.</summary>
    public required Language Language { get; init; }

    /// <summary>The unit.</summary>
    public required Area Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>Title, filled in.</summary>
    public required string Title { get; init; }

    /// <summary>The unit's name.</summary>
    public required string AreaName { get; init; }

    /// <summary>Up to which ledger position, of when, and by which catalogue: one sentence.</summary>
    public required string AsOfText { get; init; }

    /// <summary>The edition that it is of; null: its figures are provisional, or were asked for as such.</summary>
    public Edition? Edition { get; init; }

    /// <summary>Ledger position of every figure in it.</summary>
    public required long Position { get; init; }

    /// <summary>When the entry at <see cref="Position"/> was committed; null where not known.</summary>
    public required DateTimeOffset? PositionTime { get; init; }

    /// <summary>Version of the catalogue, 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>Headings, one per column, without their groups.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Group over each column; empty where there is none.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ReportLine> Lines { get; init; }

    /// <summary>Notes by number.</summary>
    public required IReadOnlyList<ReportNote> Notes { get; init; }

    /// <summary>Whose figures and plans it is made of, a line for each kind.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Rows of the head: two where a column has a group.</summary>
    public int HeadRows => Groups.Any(g => g.Length > 0) ? 2 : 1;

    /// <summary>The head, in order of row and column: a group spans its columns, a column without one spans both rows.</summary>
    public IEnumerable<ReportHeading> Head()
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Groups[i].Length == 0)
            {
                yield return new ReportHeading(Columns[i], 0, i, HeadRows, 1);
            }
            else if (i == 0 || Groups[i - 1] != Groups[i])
            {
                yield return new ReportHeading(Groups[i], 0, i, 1, Groups.Skip(i).TakeWhile(g => g == Groups[i]).Count());
            }
        }

        for (var i = 0; i < Columns.Count; i++)
        {
            if (Groups[i].Length > 0)
            {
                yield return new ReportHeading(Columns[i], 1, i, 1, 1);
            }
        }
    }
}

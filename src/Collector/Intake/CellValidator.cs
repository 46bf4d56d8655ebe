using Telemetry.Catalogue;
using Telemetry.Collector.Rights;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// A verdict for every cell that is not taken, in three steps: whole columns (unknown metric, wrong decimals, wrong reporter),
/// then whole areas (unknown, not valid at the period, outside the territory), then single cells (twice, not a number, a
/// fraction, out of bounds). A cell is refused once, for the first cause. Its verdicts depend on its arguments alone; thread-safe.
/// </summary>
public sealed class CellValidator(Catalogue.Catalogue catalogue)
{
    private readonly KnownAreas _known = new();

    /// <summary>Validates content against the catalogue for a sender.</summary>
    /// <param name="content">Canonical content.</param>
    /// <param name="source">The sender.</param>
    /// <param name="territory">Units that the credential is further limited to; null: the source's own territory.</param>
    /// <param name="credentialId">Kept in the outcome.</param>
    public Outcome Validate(SubmissionContent content, Source source, IReadOnlyList<Area>? territory, string credentialId)
    {
        var verdicts = new List<Verdict>();
        var columns = new ColumnRule[content.Columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ColumnRule.For(catalogue, content, i, source, verdicts);
        }

        var badRows = RefuseAreas(content, columns, source, territory, verdicts);
        var duplicates = DuplicateCells.Find(content);
        for (var i = 0; i < columns.Length; i++)
        {
            if (!columns[i].Refused)
            {
                columns[i].CheckCells(content, i, badRows, duplicates, verdicts);
            }
        }

        var received = content.CellCount;
        var refused = 0;
        foreach (var verdict in verdicts)
        {
            refused += verdict.Cells;
        }

        return new Outcome
        {
            CatalogueVersion = catalogue.Version,
            CredentialId = credentialId,
            Accepted = received - refused,
            Refused = refused,
            Verdicts = verdicts,
        };
    }

    private bool[]? RefuseAreas(SubmissionContent content, ColumnRule[] columns, Source source, IReadOnlyList<Area>? territory, List<Verdict> verdicts)
    {
        bool[]? bad = null;
        var on = content.Period.Last;
        if (_known.Contains(content.Areas, on, source, territory))
        {
            return null;
        }

        var everywhere = ReportingRight.IsEverywhere(source, territory, catalogue.Country);
        var (from, to) = (DateOnly.MinValue, DateOnly.MaxValue);
        for (var row = 0; row < content.Areas.Length; row++)
        {
            var code = content.Areas[row];
            if (catalogue.TryGetArea(code, on, out var area))
            {
                from = area.ValidFrom > from ? area.ValidFrom : from;
                to = area.ValidTo < to ? area.ValidTo.Value : to;
                if (everywhere || ReportingRight.Covers(source, territory, area))
                {
                    continue;
                }

                Refuse(VerdictCode.OutsideTerritory, row, VerdictText.OutsideTerritory(area, source));
            }
            else
            {
                var known = catalogue.AreasWithCode(code);
                Refuse(known.Count > 0 ? VerdictCode.AreaNotValid : VerdictCode.UnknownArea, row, VerdictText.Area(code, known, content.Period));
            }
        }

        if (bad is null)
        {
            _known.Add(content.Areas, from, to, source, territory);
        }

        return bad;

        void Refuse(VerdictCode verdict, int row, string expected)
        {
            (bad ??= new bool[content.Areas.Length])[row] = true;
            var cells = CellsOfRow(content, columns, row);
            if (cells > 0)
            {
                verdicts.Add(new Verdict(verdict, -1, row, cells, "", expected));
            }
        }
    }

    private static int CellsOfRow(SubmissionContent content, ColumnRule[] columns, int row)
    {
        var cells = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Refused)
            {
                continue;
            }

            var column = content.Columns[i];
            if (column.Rows is null)
            {
                cells++;
                continue;
            }

            // Rows are ascending and may repeat.
            var at = Array.BinarySearch(column.Rows, 0, column.Count, row);
            if (at >= 0)
            {
                var first = at;
                while (first > 0 && column.Rows[first - 1] == row)
                {
                    first--;
                }

                for (; first < column.Count && column.Rows[first] == row; first++)
                {
                    cells++;
                }
            }
        }

        return cells;
    }
}

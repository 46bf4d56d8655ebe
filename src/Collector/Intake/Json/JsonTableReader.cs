using System.Globalization;
using System.Text.Json;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake.Json;

/// <summary>Reads a submission's <c>table</c>: areas, and columns of values and states. Not thread-safe.</summary>
internal sealed class JsonTableReader(IntakeLimits limits, Catalogue.Catalogue catalogue) : JsonShape
{
    private static readonly string[] Table = ["areas", "columns"];
    private static readonly string[] Column = ["metric", "values", "states"];

    private readonly List<string> _areas = [];
    private readonly List<JsonColumn> _columns = [];
    private int _cells;

    /// <summary>Forgets what was read.</summary>
    public void Clear()
    {
        Refusal = null;
        _areas.Clear();
        _columns.Clear();
        _cells = 0;
    }

    /// <summary>Areas and columns of what was read.</summary>
    public (string[] Areas, SubmissionColumn[] Columns) ToContent()
    {
        var columns = new List<SubmissionColumn>(_columns.Count);
        _columns.ForEach(c => c.AddTo(columns));
        return ([.. _areas], [.. columns]);
    }

    /// <summary>What is wrong with the whole; null when nothing is.</summary>
    public IntakeRefusal? CheckShape()
    {
        if (_areas.Count == 0 || _columns.Count == 0)
        {
            return new(IntakeFault.NoCells, "table", "the table has no areas or no columns; expected at least one of each");
        }

        var wrong = _columns.FindIndex(c => c.Count != _areas.Count);
        return wrong < 0 ? null : new(IntakeFault.BadShape, Path("table.columns", wrong) + ".values", string.Create(
            CultureInfo.InvariantCulture, $"{_columns[wrong].Count} values for {_areas.Count} areas; expected as many values as areas"));
    }

    /// <summary>Reads the object at which the reader stands; false when it is refused.</summary>
    public bool Read(ref Utf8JsonReader reader)
    {
        var seen = 0;
        if (!IsObject(ref reader, "table"))
        {
            return false;
        }

        while (TryReadName(ref reader, Table, "table.", ref seen, out var property))
        {
            if (property < 0)
            {
                return true;
            }

            if (!(property == 0 ? ReadAreas(ref reader) : ReadColumns(ref reader)))
            {
                return false;
            }
        }

        return false;
    }

    private bool ReadAreas(ref Utf8JsonReader reader)
    {
        if (!IsArray(ref reader, "table.areas"))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_areas.Count == limits.MaxTableCells)
            {
                return RefuseSize("table.areas", limits.MaxTableCells);
            }

            if (!TryReadCode(ref reader, "table.areas", _areas.Count, "", out var area))
            {
                return false;
            }

            _areas.Add(area);
        }

        return true;
    }

    private bool ReadColumns(ref Utf8JsonReader reader)
    {
        if (!IsArray(ref reader, "table.columns"))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_columns.Count == limits.MaxTableCells)
            {
                return RefuseSize("table.columns", limits.MaxTableCells);
            }

            if (!ReadColumn(ref reader, Path("table.columns", _columns.Count)))
            {
                return false;
            }
        }

        return true;
    }

    // Values cannot be read before it is known what they are values of, states not before the values: where they come first, a copy of
    // the reader stays there.
    private bool ReadColumn(ref Utf8JsonReader reader, string path)
    {
        if (!IsObject(ref reader, path))
        {
            return false;
        }

        var (seen, metric) = (0, "");
        Utf8JsonReader values = default, states = default;
        while (TryReadName(ref reader, Column, path + ".", ref seen, out var property) && property >= 0)
        {
            switch (property)
            {
                case 0 when !TryReadCode(ref reader, path, -1, ".metric", out metric):
                    return false;
                case 0:
                    break;
                case 1:
                    values = reader;
                    reader.Skip();
                    break;
                default:
                    states = reader;
                    reader.Skip();
                    break;
            }
        }

        if (Refusal is not null)
        {
            return false;
        }

        if (metric.Length == 0 || values.TokenType == JsonTokenType.None)
        {
            return Refuse(path, "expected a metric and values");
        }

        var column = new JsonColumn(metric, JsonNumber.DecimalsOf(catalogue, metric));
        _columns.Add(column);
        return ReadValues(ref values, column, path + ".values")
            && (states.TokenType == JsonTokenType.None || ReadStates(ref states, column, path + ".states"))
            && (column.FirstUnexplained() is var row && row < 0
                || Refuse(Path(path + ".values", row), "null without a reason; expected a value, or the reason at the same place in states"));
    }

    private bool ReadValues(ref Utf8JsonReader reader, JsonColumn column, string path)
    {
        if (!IsArray(ref reader, path))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (++_cells > limits.MaxTableCells)
            {
                return RefuseSize("table", limits.MaxTableCells);
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                column.AddAbsent();
            }
            else if (JsonNumber.TryRead(ref reader, column.Decimals, out var scaled, out var inexact, out var problem))
            {
                column.Add(scaled);
            }
            else if (problem.Length > 0)
            {
                return Refuse(Path(path, column.Count), problem);
            }
            else
            {
                column.AddInexact(inexact);
            }
        }

        return true;
    }

    private bool ReadStates(ref Utf8JsonReader reader, JsonColumn column, string path)
    {
        if (!IsArray(ref reader, path))
        {
            return false;
        }

        var row = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; row++)
        {
            if (row >= column.Count)
            {
                return Refuse(path, string.Create(CultureInfo.InvariantCulture, $"more states than values; expected {column.Count}"));
            }

            var state = CellState.Present;
            if (reader.TokenType != JsonTokenType.Null && !JsonStates.TryRead(ref reader, out state))
            {
                return Refuse(Path(path, row), JsonStates.Expected + ", or null where there is a value");
            }

            if ((state == CellState.Present) == column.IsAbsent(row))
            {
                return Refuse(Path(path, row), "a value and a reason for its absence, or neither; expected one of them");
            }

            if (state != CellState.Present)
            {
                column.SetState(row, state);
            }
        }

        return row == column.Count || Refuse(path, string.Create(CultureInfo.InvariantCulture, $"{row} states for {column.Count} values; expected as many"));
    }
}

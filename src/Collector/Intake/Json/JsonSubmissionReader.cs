using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake.Json;

/// <summary>
/// Reads a submission from JSON (docs/operators/curl.md has the shape). Values are scaled by the catalogue's decimals, from their
/// text, so that the content is the same as that of the same figures sent over gRPC. What is wrong is named by its JSON path.
/// One for each worker at a time; not thread-safe.
/// </summary>
internal sealed class JsonSubmissionReader(IntakeLimits limits, Catalogue.Catalogue catalogue) : ISubmissionReader
{
    private const int Deepest = 8;
    private const int LongestCode = 64;

    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false, MaxDepth = Deepest };
    private static readonly string[] Body = ["submissionId", "period", "kind", "dryRun", "reason", "source", "table", "observations"];
    private static readonly string[] Table = ["areas", "columns"];
    private static readonly string[] Column = ["metric", "values", "states"];
    private static readonly string[] Observation = ["metric", "area", "value", "state"];

    private readonly SubmissionContentBuilder _list = new();
    private readonly List<string> _areas = [];
    private readonly List<JsonColumn> _columns = [];
    private SubmissionHeader _header = new();
    private IntakeRefusal? _refusal;
    private bool _hasTable;
    private bool _hasList;
    private int _observations;
    private int _cells;

    /// <inheritdoc/>
    public SubmissionHeader Header => _header;

    /// <inheritdoc/>
    public IntakeRefusal? Read(ReadOnlySpan<byte> message)
    {
        Clear();

        // Some editors and PowerShell write a mark before the text.
        var body = message.StartsWith("\uFEFF"u8) ? message[3..] : message;
        if (!Utf8.IsValid(body))
        {
            return new(IntakeFault.Malformed, "", "the body is not UTF-8");
        }

        try
        {
            return ReadBody(body) ? CheckShape() : _refusal;
        }
        catch (JsonException e)
        {
            return new(IntakeFault.Malformed, "", string.Create(
                CultureInfo.InvariantCulture, $"the body is no JSON, or nested deeper than {Deepest}: see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"));
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _list.Clear();
        _areas.Clear();
        _columns.Clear();
        _header = new SubmissionHeader();
        _refusal = null;
        _hasTable = false;
        _hasList = false;
        _observations = 0;
        _cells = 0;
    }

    /// <inheritdoc/>
    public SubmissionContent ToContent(SubmissionKind kind, Period period)
    {
        if (!_hasTable)
        {
            return _list.Build(kind, period, _header.Reason);
        }

        var columns = new List<SubmissionColumn>(_columns.Count);
        _columns.ForEach(c => c.AddTo(columns));
        return SubmissionContentBuilder.FromTable(kind, period, _header.Reason, [.. _areas], [.. columns]);
    }

    private bool ReadBody(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Strict);
        reader.Read();
        if (!IsObject(ref reader, "$"))
        {
            return false;
        }

        var seen = 0;
        while (TryReadName(ref reader, Body, "", ref seen, out var property))
        {
            if (property < 0)
            {
                // Whatever follows the body is no JSON, and is said to be none.
                reader.Read();
                return true;
            }

            if (!ReadProperty(ref reader, property))
            {
                return false;
            }
        }

        return false;
    }

    private bool ReadProperty(ref Utf8JsonReader reader, int property)
    {
        switch (Body[property])
        {
            case "submissionId":
                return TryReadText(ref reader, "submissionId", out var id) && Set(_header.SubmissionId = id);
            case "period":
                return TryReadText(ref reader, "period", out var period) && Set(_header.Period = period);
            case "kind":
                return TryReadText(ref reader, "kind", out var kind) && TrySetKind(kind);
            case "dryRun":
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? Set(_header.DryRun = reader.TokenType == JsonTokenType.True)
                    : Refuse("dryRun", "expected true or false");
            case "reason":
                return TryReadText(ref reader, "reason", out var reason) && Set(_header.Reason = reason);
            case "source":
                return TryReadText(ref reader, "source", out var source) && Set(_header.Source = source);
            case "table":
                _hasTable = true;
                return ReadTable(ref reader);
            default:
                _hasList = true;
                return ReadObservations(ref reader);
        }

        static bool Set<T>(T _) => true;
    }

    private bool TrySetKind(string kind)
    {
        _header.Kind = kind == "plan" ? (ulong)SubmissionKind.Plan : (ulong)SubmissionKind.Figures;
        return kind is "plan" or "figures" || Refuse("kind", "expected \"figures\" or \"plan\"");
    }

    private bool ReadTable(ref Utf8JsonReader reader)
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

        if (_refusal is not null)
        {
            return false;
        }

        if (metric.Length == 0 || values.TokenType == JsonTokenType.None)
        {
            return Refuse(path, "expected a metric and values");
        }

        var column = new JsonColumn(metric, DecimalsOf(metric));
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
            else if (TryReadNumber(ref reader, column.Decimals, out var scaled, out var inexact, out var problem))
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
            if (reader.TokenType != JsonTokenType.Null && !TryReadState(ref reader, out state))
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

    private bool ReadObservations(ref Utf8JsonReader reader)
    {
        if (!IsArray(ref reader, "observations"))
        {
            return false;
        }

        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; _observations++)
        {
            if (_observations == limits.MaxObservations)
            {
                return RefuseSize("observations", limits.MaxObservations);
            }

            if (!ReadObservation(ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadObservation(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Refuse(At(""), "expected an object");
        }

        var (seen, metric, area, state) = (0, "", "", CellState.Present);
        Utf8JsonReader value = default;
        while (TryReadName(ref reader, Observation, "observations", _observations, ref seen, out var property) && property >= 0)
        {
            var isRead = property switch
            {
                0 => TryReadCode(ref reader, "observations", _observations, ".metric", out metric),
                1 => TryReadCode(ref reader, "observations", _observations, ".area", out area),
                2 => true,
                _ => TryReadState(ref reader, out state) || Refuse(At(".state"), JsonStates.Expected),
            };
            if (!isRead)
            {
                return false;
            }

            if (property == 2)
            {
                value = reader;
                reader.Skip();
            }
        }

        if (_refusal is not null)
        {
            return false;
        }

        if (metric.Length == 0 || area.Length == 0 || (value.TokenType == JsonTokenType.None) == (state == CellState.Present))
        {
            return Refuse(At(""), "expected metric, area, and either value or state");
        }

        if (state != CellState.Present)
        {
            _list.Add(metric, area, 0, 0, state);
            return true;
        }

        var decimals = DecimalsOf(metric);
        if (TryReadNumber(ref value, decimals, out var scaled, out var inexact, out var problem))
        {
            _list.Add(metric, area, decimals, scaled);
        }
        else if (problem.Length > 0)
        {
            return Refuse(At(".value"), problem);
        }
        else
        {
            _list.AddDouble(metric, area, inexact);
        }

        return true;

        string At(string member) => Path("observations", _observations) + member;
    }

    private IntakeRefusal? CheckShape()
    {
        if (_hasTable == _hasList)
        {
            return _hasTable
                ? new(IntakeFault.BadShape, "table", "both a table and observations; expected one of them")
                : new(IntakeFault.NoCells, "table", "no figure at all; expected a table or observations");
        }

        if (_hasList)
        {
            return _observations == 0 ? new(IntakeFault.NoCells, "observations", "no figure at all; expected at least one") : null;
        }

        if (_areas.Count == 0 || _columns.Count == 0)
        {
            return new(IntakeFault.NoCells, "table", "the table has no areas or no columns; expected at least one of each");
        }

        var wrong = _columns.FindIndex(c => c.Count != _areas.Count);
        return wrong < 0 ? null : new(IntakeFault.BadShape, Path("table.columns", wrong) + ".values", string.Create(
            CultureInfo.InvariantCulture, $"{_columns[wrong].Count} values for {_areas.Count} areas; expected as many values as areas"));
    }

    private int DecimalsOf(string code) => catalogue.Metrics.TryGetValue(code, out var metric) ? metric.Decimals
        : catalogue.Indicators.TryGetValue(code, out var indicator) ? indicator.Decimals : 0;

    /// <summary>True: a value that is whole at the decimals. False without a problem: one that is not, or does not fit, for validation to judge.</summary>
    private static bool TryReadNumber(ref Utf8JsonReader reader, int decimals, out long scaled, out double inexact, out string problem)
    {
        (scaled, inexact, problem) = (0, 0, "");
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || reader.ValueIsEscaped)
        {
            problem = "expected a number, or a number as text";
            return false;
        }

        if (ExactNumber.TryScale(reader.ValueSpan, decimals, out scaled))
        {
            return true;
        }

        if (!ExactNumber.TryApproximate(reader.ValueSpan, out inexact))
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"no number; expected digits with a decimal point, such as 1795720 or 160.21, of at most {ExactNumber.LongestText} characters");
        }
        else if (ScaledValue.TryFromDouble(inexact, decimals, out _))
        {
            // Rounded it would pass for another number than the sender wrote.
            problem = string.Create(CultureInfo.InvariantCulture, $"more digits than can be told apart; expected at most {decimals} decimals");
        }

        return false;
    }

    private static bool TryReadState(ref Utf8JsonReader reader, out CellState state)
    {
        state = CellState.Present;
        return reader.TokenType == JsonTokenType.String && JsonStates.TryRead(ref reader, out state);
    }

    private bool TryReadCode(ref Utf8JsonReader reader, string path, int index, string member, out string code)
    {
        if (reader.TokenType == JsonTokenType.String && TryGetText(ref reader, out code) && code.Length is > 0 and <= LongestCode)
        {
            return true;
        }

        code = "";
        return Refuse((index < 0 ? path : Path(path, index)) + member, string.Create(CultureInfo.InvariantCulture, $"expected a code, a text of 1 to {LongestCode} characters"));
    }

    private bool TryReadText(ref Utf8JsonReader reader, string path, out string text)
    {
        text = "";
        return (reader.TokenType == JsonTokenType.String && TryGetText(ref reader, out text)) || Refuse(path, "expected a text");
    }

    // An escape may name half a character, which no text has.
    private static bool TryGetText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private bool TryReadName(ref Utf8JsonReader reader, string[] names, string path, ref int seen, out int property) =>
        TryReadName(ref reader, names, path, -1, ref seen, out property);

    /// <summary>Goes to the next property's value: which of the names it has, -1 at the object's end. False when refused: unknown, or there already.</summary>
    private bool TryReadName(ref Utf8JsonReader reader, string[] names, string path, int index, ref int seen, out int property)
    {
        property = -1;
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return true;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                property = i;
                break;
            }
        }

        if (property < 0)
        {
            return Refuse(Full(TryGetText(ref reader, out var name) ? HeaderRule.Quote(name) : "?"), "no such property; expected one of " + string.Join(", ", names));
        }

        if ((seen & (1 << property)) != 0)
        {
            return Refuse(Full(names[property]), "there twice; expected once");
        }

        seen |= 1 << property;
        return reader.Read();

        string Full(string name) => (index < 0 ? path : Path(path, index) + ".") + name;
    }

    private bool IsObject(ref Utf8JsonReader reader, string path) => reader.TokenType == JsonTokenType.StartObject || Refuse(path, "expected an object");

    private bool IsArray(ref Utf8JsonReader reader, string path) => reader.TokenType == JsonTokenType.StartArray || Refuse(path, "expected a list");

    private bool Refuse(string path, string problem)
    {
        _refusal = new IntakeRefusal(IntakeFault.BadShape, path, $"{path}: {problem}");
        return false;
    }

    private bool RefuseSize(string path, int limit)
    {
        _refusal = SubmitRequestReader.TooLarge(path, limit + 1L, limit);
        return false;
    }

    private static string Path(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}

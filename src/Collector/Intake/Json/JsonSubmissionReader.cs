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
internal sealed class JsonSubmissionReader(IntakeLimits limits, Catalogue.Catalogue catalogue) : JsonShape, ISubmissionReader
{
    private const int Deepest = 8;

    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false, MaxDepth = Deepest };
    private static readonly string[] Body = ["submissionId", "period", "kind", "dryRun", "reason", "source", "table", "observations"];
    private static readonly string[] Observation = ["metric", "area", "value", "state"];

    private readonly SubmissionContentBuilder _list = new();
    private readonly JsonTableReader _table = new(limits, catalogue);
    private SubmissionHeader _header = new();
    private bool _hasTable;
    private bool _hasList;
    private int _observations;

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
            return ReadBody(body) ? CheckShape() : Refusal;
        }
        catch (JsonException e)
        {
            return new(IntakeFault.Malformed, "", string.Create(
                CultureInfo.InvariantCulture, $"the body is no JSON, or nested deeper than {Deepest}: see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"));
        }
        catch (InvalidOperationException)
        {
            // How Utf8JsonReader says that an escape in a name or a text is no character.
            return new(IntakeFault.Malformed, "", "the body escapes half a character (\\ud800 without its other half)");
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _list.Clear();
        _table.Clear();
        _header = new SubmissionHeader();
        Refusal = null;
        _hasTable = false;
        _hasList = false;
        _observations = 0;
    }

    /// <inheritdoc/>
    public SubmissionContent ToContent(SubmissionKind kind, Period period)
    {
        if (!_hasTable)
        {
            return _list.Build(kind, period, _header.Reason);
        }

        var (areas, columns) = _table.ToContent();
        return SubmissionContentBuilder.FromTable(kind, period, _header.Reason, areas, columns);
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
                return _table.Read(ref reader) || Refuse(_table.Refusal);
            default:
                _hasList = true;
                return ReadObservations(ref reader);
        }

        static bool Set<T>(T _) => true;
    }

    private bool TrySetKind(string kind)
    {
        _header.Kind = (ulong)(kind switch
        {
            "plan" => SubmissionKind.Plan,
            "published" => SubmissionKind.Published,
            _ => SubmissionKind.Figures,
        });
        return kind is "plan" or "published" or "figures" || Refuse("kind", "expected \"figures\", \"plan\" or \"published\"");
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
                _ => JsonStates.TryRead(ref reader, out state) || Refuse(At(".state"), JsonStates.Expected),
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

        if (Refusal is not null)
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

        var decimals = JsonNumber.DecimalsOf(catalogue, metric);
        if (JsonNumber.TryRead(ref value, decimals, out var scaled, out var inexact, out var problem))
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

        return _table.CheckShape();
    }
}

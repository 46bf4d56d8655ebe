using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// Reads the answer to a query as it arrives: one JSON document a line, each with at most the asked-for number of rows, so that
/// memory does not grow with the answer.
/// </summary>
internal sealed class InfluxAnswerReader(IInfluxRows rows)
{
    private InfluxCell[] _cells = [];
    private bool _isWhole;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="InfluxAnsweredException">It is an error.</exception>
    /// <exception cref="SeriesStoreUnavailableException">It stops before its end.</exception>
    public async Task ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Document(buffer.Slice(0, end));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                Document(buffer);
                RequireWhole();
                return;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    // It can break off between two documents too: each says whether more follows.
    private void RequireWhole()
    {
        if (!_isWhole)
        {
            throw new SeriesStoreUnavailableException("InfluxDB sent only a part of an answer");
        }
    }

    private void Document(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            // An empty line is no document.
            if (!json.IsEmpty && reader.Read())
            {
                _isWhole = true;
                Object(ref reader);
            }
        }
        catch (JsonException e)
        {
            throw new SeriesStoreUnavailableException("InfluxDB sent an answer that is no JSON, or only a part of it", e);
        }
    }

    // The document, its results and their series are all objects that differ in what they may have.
    private void Object(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results") || reader.ValueTextEquals("series"))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    Object(ref reader);
                }
            }
            else if (reader.ValueTextEquals("columns"))
            {
                Columns(ref reader);
            }
            else if (reader.ValueTextEquals("values"))
            {
                Values(ref reader);
            }
            else if (reader.ValueTextEquals("partial"))
            {
                reader.Read();
                _isWhole &= reader.TokenType != JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("error"))
            {
                reader.Read();
                throw new InfluxAnsweredException(reader.GetString() ?? "an error without a text");
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void Columns(ref Utf8JsonReader reader)
    {
        var names = new List<string>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            names.Add(reader.GetString()!);
        }

        _cells = new InfluxCell[names.Count];
        rows.Columns(names.ToArray());
    }

    private void Values(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                _cells[i] = Cell(ref reader);
            }

            rows.Row(_cells);
        }
    }

    private static InfluxCell Cell(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => new InfluxCell(0, null, true),
        JsonTokenType.String => new InfluxCell(0, reader.GetString(), false),
        JsonTokenType.True => new InfluxCell(1, null, false),
        JsonTokenType.False => new InfluxCell(0, null, false),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => new InfluxCell(number, null, false),
        _ => throw new InvalidDataException("InfluxDB has a fraction where this store writes whole numbers; somebody else writes into its database"),
    };
}

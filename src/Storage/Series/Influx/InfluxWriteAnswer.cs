using System.Net;
using System.Text.Json;

namespace Telemetry.Storage.Series.Influx;

/// <summary>An answer to lines that were sent.</summary>
/// <param name="Outcome">What became of them.</param>
/// <param name="Message">InfluxDB's words.</param>
/// <param name="Texts">Lines that it names by their text.</param>
/// <param name="Numbers">Lines that it names by their number, from 1.</param>
internal sealed record InfluxWriteAnswer(InfluxWriteOutcome Outcome, string Message, IReadOnlyList<string> Texts, IReadOnlyList<int> Numbers)
{
    private const string Unparsed = "unable to parse '";

    /// <summary>All is stored.</summary>
    public static InfluxWriteAnswer Stored { get; } = new(InfluxWriteOutcome.Stored, "", [], []);

    /// <summary>
    /// Reads an answer other than success. InfluxDB has one status, 400 (version 2 also 422), for a bad line, a field of another type,
    /// and a limit of its own; only the text tells them apart.
    /// </summary>
    public static InfluxWriteAnswer Read(HttpStatusCode status, string body)
    {
        var (message, numbers) = Parse(body);
        if (status == HttpStatusCode.RequestEntityTooLarge)
        {
            return new(InfluxWriteOutcome.TooLarge, message, [], []);
        }

        var texts = Named(message);
        var refused = status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
            && (texts.Count > 0 || numbers.Count > 0 || message.Contains("field type conflict", StringComparison.Ordinal));
        return new(refused ? InfluxWriteOutcome.Refused : InfluxWriteOutcome.Trouble, $"{(int)status}: {message}", texts, numbers);
    }

    // Version 1: {"error": "..."}. Version 2: {"code": "...", "message": "..."}. Version 3: {"error": "...", "data": [{"line_number": 2, ...}]}.
    private static (string Message, List<int> Numbers) Parse(string body)
    {
        var numbers = new List<int>();
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            {
                foreach (var line in data.EnumerateArray())
                {
                    if (line.TryGetProperty("line_number", out var number) && number.TryGetInt32(out var n))
                    {
                        numbers.Add(n);
                    }
                }
            }

            return ((root.TryGetProperty("error", out var error) || root.TryGetProperty("message", out error)) ? error.ToString() : body, numbers);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (body, numbers);
        }
    }

    // unable to parse '<line>': <reason>, one after the other.
    private static List<string> Named(string message)
    {
        var lines = new List<string>();
        foreach (var part in message.Split(Unparsed).Skip(1))
        {
            var end = part.LastIndexOf("': ", StringComparison.Ordinal);
            lines.Add(end < 0 ? part : part[..end]);
        }

        return lines;
    }
}

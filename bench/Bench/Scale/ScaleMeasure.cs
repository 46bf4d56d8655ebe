using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Telemetry.Bench.Measure;
using Telemetry.Bench.Server;

namespace Telemetry.Bench.Scale;

/// <summary>Asks a collector that lies in another process, one question at a time, and says which it does not answer at all.</summary>
internal static class ScaleMeasure
{
    private static readonly TimeSpan RestLimit = TimeSpan.FromMinutes(30);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(ScaleOptions options)
    {
        if (options.Url is { } url)
        {
            return await AskAsync(options, url, options.Key);
        }

        var workspace = Workspace.Open(options.Data, options.Collector);
        var key = workspace.CreateKey("reader", null);
        var watch = Stopwatch.StartNew();
        await using var collector = await CollectorProcess.StartAsync(workspace);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready after {watch.Elapsed.TotalMilliseconds:0} ms"));
        await collector.WaitUntilDoneAsync(RestLimit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at rest after {watch.Elapsed.TotalSeconds:0} s, memory peak {collector.PeakResidentBytes / 1048576} MiB"));
        var exit = await AskAsync(options, collector.Portal, key);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory peak {collector.PeakResidentBytes / 1048576} MiB"));
        await collector.StopAsync();
        return exit;
    }

    private static async Task<int> AskAsync(ScaleOptions options, Uri portal, string key)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false }) { BaseAddress = portal };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answers = new List<ScaleAnswer>();
        Print("ms", "count", "first", "median", "p95", "max", "bytes", "");
        foreach (var question in await ScaleQuestions.CreateAsync(client, options.Reports))
        {
            var answer = await AskAsync(client, question, options.Times);
            answers.Add(answer);
            if (answer.Unsupported.Length > 0)
            {
                Print(answer.Kind, "-", "-", "-", "-", "-", "-", "not supported: " + answer.Unsupported);
                continue;
            }

            var emptiness = answer.Empty == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{answer.Empty} without a value  ");
            var verdict = answer.LimitMilliseconds is not { } limit ? "" : string.Create(CultureInfo.InvariantCulture, $"{(answer.MaxMilliseconds <= limit ? "within" : "MISSES")} {limit} ms");
            Print(answer.Kind, Text(answer.Count, "0"), Text(answer.FirstMilliseconds, "0.0"), Text(answer.MedianMilliseconds, "0.0"), Text(answer.P95Milliseconds, "0.0"), Text(answer.MaxMilliseconds, "0.0"), Text(answer.Bytes, "0"), emptiness + verdict);
        }

        if (options.Output is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(answers, Indented));
        }

        return 0;
    }

    private static async Task<ScaleAnswer> AskAsync(HttpClient client, ScaleQuestion question, int times)
    {
        var took = new List<double>(times);
        var bytes = 0L;
        var empty = 0;
        for (var i = 0; i <= times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(question.Addresses[i % question.Addresses.Count], UriKind.Relative));
            var body = await response.Content.ReadAsByteArrayAsync();
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            bytes = body.Length;

            // Not built yet, or not built here: said, not failed on. Anything else that is no answer would measure nothing.
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                return new ScaleAnswer(question.Kind, 0, 0, 0, 0, 0, 0, 0, question.LimitMilliseconds, $"{(int)response.StatusCode} {Detail(body)}");
            }

            response.EnsureSuccessStatusCode();
            empty += i > 0 && response.Content.Headers.ContentType?.MediaType == "application/json" && !HasValue(body) ? 1 : 0;
        }

        var warm = new Percentiles(took.Skip(1));
        return new ScaleAnswer(question.Kind, times, took[0], warm[50], warm[95], warm[100], bytes, empty, question.LimitMilliseconds, "");
    }

    // A number after a "value"; what else the answer holds is not this program's to know.
    private static bool HasValue(ReadOnlySpan<byte> body)
    {
        var name = "\"value\":"u8;
        for (int at; (at = body.IndexOf(name)) >= 0;)
        {
            body = body[(at + name.Length)..].TrimStart((byte)' ');
            if (body is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..])
            {
                return true;
            }
        }

        return false;
    }

    private static string Detail(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Print(string kind, string count, string first, string median, string p95, string max, string bytes, string remark) =>
        Console.WriteLine($"{kind,-42} {count,6} {first,9} {median,9} {p95,9} {max,9} {bytes,10}  {remark}");
}

using System.Globalization;
using System.Text.Json;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Receipts beside their sheets. One that is there for another submission is kept: the next number is taken.</summary>
internal static class ReceiptFile
{
    private const int MostNumbers = 10_000;

    /// <summary>Writes a receipt; gives the file's path.</summary>
    /// <param name="path">Where it is wanted: <c>report.receipt.json</c>.</param>
    /// <param name="document">What is written.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Write(string path, SheetDocument document)
    {
        var free = Enumerable.Range(1, MostNumbers)
            .Select(n => n == 1 ? path : Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $"{n}.json")))
            .FirstOrDefault(p => !File.Exists(p) || IdIn(p) == document.SubmissionId)
            ?? throw new IOException($"{path}: {MostNumbers} receipts are there already");
        SafeFile.Write(free, JsonSerializer.SerializeToUtf8Bytes(document, ToolOutput.JsonFormat));
        return free;
    }

    private static string? IdIn(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("submissionId", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

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
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnusableException">It cannot be written.</exception>
    public static async Task<string> WriteAsync(string path, SheetDocument document, CancellationToken cancellationToken)
    {
        var free = Enumerable.Range(1, MostNumbers)
            .Select(n => n == 1 ? path : Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $"{n}.json")))
            .FirstOrDefault(p => !File.Exists(p) || Read(p)?.Id == document.SubmissionId)
            ?? throw new UnusableException(GuardWords.FileExists, path);
        await OutputFile.WriteAsync(free, JsonSerializer.SerializeToUtf8Bytes(document, ToolOutput.JsonFormat), mayReplace: true, cancellationToken);
        return free;
    }

    /// <summary>The submission's id and the sheet's name in a receipt's file; null: it is none, or cannot be read.</summary>
    public static (string Id, string File)? Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Text(json.RootElement, "submissionId") is { } id && Text(json.RootElement, "file") is { } file ? (id, file) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement document, string property) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>
/// The submissions that are settled for good: their receipt lies in sent/ or refused/ with the sheet beside it. A receipt whose sheet is still
/// in the watched folder does not count: the process was killed between writing the one and moving the other.
/// </summary>
internal sealed class FiledReceipts(Destination destination)
{
    private const string Mark = ".receipt.";

    /// <summary>Their ids. Receipts that cannot be read are skipped.</summary>
    public HashSet<string> Ids()
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        return [.. new[] { destination.Sent, destination.Refused }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Mark + "*", options))
            .Select(IdOf)
            .OfType<string>()];
    }

    private static string? IdOf(string path)
    {
        var sheet = path[..path.LastIndexOf(Mark, StringComparison.Ordinal)];
        return path.EndsWith(".json", StringComparison.Ordinal) && ReceiptFile.Read(path) is var (id, file) && File.Exists(sheet + Path.GetExtension(file)) ? id : null;
    }
}

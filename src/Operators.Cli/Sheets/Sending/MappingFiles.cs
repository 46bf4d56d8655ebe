namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Where a sheet's mapping and receipt lie.</summary>
internal static class MappingFiles
{
    /// <summary>The mapping of every file of a folder that has none of its own.</summary>
    public const string Default = "default.mapping.json";

    private const string Suffix = ".mapping.json";
    private const string ReceiptSuffix = ".receipt.json";

    /// <summary><c>report.mapping.json</c> beside <c>report.xlsx</c>.</summary>
    public static string Own(string file) => Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileNameWithoutExtension(file) + Suffix);

    /// <summary>The file's own mapping, else the folder's; null where there is neither.</summary>
    public static string? Find(string file)
    {
        var shared = Path.Combine(Path.GetDirectoryName(file) ?? "", Default);
        return File.Exists(Own(file)) ? Own(file) : File.Exists(shared) ? shared : null;
    }

    /// <summary><c>report.receipt.json</c> beside <c>report.xlsx</c>.</summary>
    public static string Receipt(string file) => Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileNameWithoutExtension(file) + ReceiptSuffix);
}

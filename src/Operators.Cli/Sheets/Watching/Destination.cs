using System.Globalization;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>The folders beside the watched files. Nothing in them is ever overwritten.</summary>
internal sealed class Destination(string folder)
{
    private const int MostNumbers = 100_000;

    public string Sent { get; } = Path.Combine(folder, "sent");

    public string Refused { get; } = Path.Combine(folder, "refused");

    /// <summary>Makes the folders; whether they are the watched folder's own, and no links out of it.</summary>
    public bool Prepare()
    {
        foreach (var path in new[] { Sent, Refused })
        {
            if (new DirectoryInfo(path).LinkTarget is not null)
            {
                return false;
            }

            Directory.CreateDirectory(path);
        }

        return true;
    }

    /// <summary>A name that is free in the folder: <c>report.xlsx</c>, else <c>report (2).xlsx</c>.</summary>
    public static string Free(string into, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var extension = Path.GetExtension(name);
        return Enumerable.Range(1, MostNumbers)
            .Select(n => Path.Combine(into, n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{stem} ({n}){extension}")))
            .First(p => !File.Exists(p));
    }
}

namespace Telemetry.Collector.Evidence;

/// <summary>Where a path leads to when every link on the way is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links; what does not exist is taken as it is written.</summary>
    /// <exception cref="IOException">Links lead round in a circle.</exception>
    public static string Of(string path)
    {
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        for (var links = 0; rest.TryPop(out var name);)
        {
            var next = Path.Combine(real, name);
            var target = File.Exists(next) || Directory.Exists(next) || new FileInfo(next).LinkTarget is not null ? new FileInfo(next).LinkTarget : null;
            if (target is null)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"{path} goes through too many links");
            }

            var led = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(led)!;
            foreach (var part in Parts(led))
            {
                rest.Push(part);
            }
        }

        return real;
    }

    /// <summary>Whether a file lies in a folder, as it is written or as it really is.</summary>
    public static bool IsWithin(string file, string folder) =>
        Begins(Path.GetFullPath(file), Path.GetFullPath(folder)) || Begins(Of(file), Of(folder));

    private static bool Begins(string file, string folder)
    {
        var prefix = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        return file.StartsWith(prefix, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    // The last part first, as a stack takes them.
    private static IEnumerable<string> Parts(string full) =>
        full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}

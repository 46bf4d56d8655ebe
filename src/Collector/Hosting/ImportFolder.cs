using System.Globalization;
using Telemetry.Catalogue.Import;

namespace Telemetry.Collector.Hosting;

/// <summary>The files that an import reads, and the folder that it writes to.</summary>
internal sealed class ImportFolder(string path)
{
    // The country's communes and their lineage take less than two megabytes.
    private const long LargestInputBytes = 64 * 1024 * 1024;

    // No *.csv: a file that a crash left behind must not be read as a table.
    private const string Unfinished = ".new";

    /// <summary>The folder as given.</summary>
    public string Path => path;

    /// <summary>Whether it is there already.</summary>
    public bool Exists => Directory.Exists(path);

    /// <summary>What keeps it from being written to.</summary>
    public IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            yield return $"--into is '{path}'; expected a folder";
            yield break;
        }

        for (var part = System.IO.Path.GetFullPath(path); part is not null; part = System.IO.Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
            {
                yield return $"--into is {path}; {part} is a file, expected a folder";
            }
        }
    }

    /// <summary>An input; null where none was given, or where it cannot be read, which is a problem.</summary>
    public static ImportFile? ReadInput(string option, string? file, List<string> problems, long largestBytes = LargestInputBytes)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var length = new FileInfo(file).Length;
            if (length <= largestBytes)
            {
                return new ImportFile(file, File.ReadAllBytes(file));
            }

            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{option} is {file} of {length} bytes; expected at most {largestBytes}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{option} is {file}, which cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>Those of the files that are there with other content.</summary>
    public IReadOnlyList<string> Differing(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var differing = new List<string>();
        foreach (var (relative, bytes) in files)
        {
            var file = System.IO.Path.Combine(path, relative);
            Attempt(file, () =>
            {
                if (Directory.Exists(file) || (File.Exists(file) && !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)))
                {
                    differing.Add(file);
                }
            });
        }

        return differing;
    }

    /// <summary>
    /// Puts the files in place: all of them are on disk before the first takes its name, and they take their names in the
    /// order given, so that a crash leaves no file half-written and no table that refers to one that is not there yet.
    /// </summary>
    public void Write(IReadOnlyList<KeyValuePair<string, byte[]>> files) => Attempt(path, () =>
    {
        foreach (var (relative, bytes) in files)
        {
            var file = System.IO.Path.Combine(path, relative);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file + Unfinished, FileMode.Create, FileAccess.Write);
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        foreach (var (relative, _) in files)
        {
            var file = System.IO.Path.Combine(path, relative);
            File.Move(file + Unfinished, file, overwrite: true);
        }
    });

    /// <summary>Does it, or says in words what the disk refused.</summary>
    /// <exception cref="StartException">The file system refused.</exception>
    public static void Attempt(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException([$"{what}: {e.Message}"]);
        }
    }
}

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>
/// Looks at a folder again and again and tells which files have been left alone long enough to be complete. The oldest come first, so that a
/// correction follows what it corrects.
/// </summary>
internal sealed class FolderLook(string folder, TimeSpan settle, TimeProvider time)
{
    private static readonly string[] Sheets = [".csv", ".xlsx", ".tsv", ".xls", ".xlsm", ".xlsb", ".ods"];
    private static readonly string[] InTheMaking = [".tmp", ".part", ".partial", ".crdownload", ".lock", ".json"];

    private readonly Dictionary<string, (FileStamp Stamp, long Since)> _seen = [];
    private readonly HashSet<string> _ignored = [];

    /// <summary>Names of the files that the last look found still changing.</summary>
    public IReadOnlyList<string> Pending { get; private set; } = [];

    /// <summary>Files that have not changed for the time it takes, the oldest first.</summary>
    /// <param name="isPending">Whether others may become complete soon.</param>
    /// <param name="ignored">Files that are not looked at, each told once.</param>
    public IReadOnlyList<string> Complete(out bool isPending, out IReadOnlyList<string> ignored)
    {
        var complete = new List<(string Path, FileStamp Stamp)>();
        var news = new List<string>();
        var there = new HashSet<string>();
        var pending = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(path);
            var extension = Path.GetExtension(name).ToLowerInvariant();
            if (name.StartsWith('.') || name.StartsWith('~') || InTheMaking.Contains(extension))
            {
                continue;
            }

            // A link could name a file that the folder's owner never put here; a pipe, which has no length, would be waited for without end.
            if (!Sheets.Contains(extension) || new FileInfo(path) is not { LinkTarget: null, Exists: true, Length: > 0 })
            {
                if (_ignored.Add(name))
                {
                    news.Add(name);
                }

                continue;
            }

            there.Add(path);
            if (FileStamp.Of(path) is { } stamp)
            {
                if (IsSettled(path, stamp))
                {
                    complete.Add((path, stamp));
                }
                else
                {
                    pending.Add(name);
                }
            }
        }

        foreach (var gone in _seen.Keys.Where(p => !there.Contains(p)).ToList())
        {
            _seen.Remove(gone);
        }

        ignored = news;
        Pending = pending;
        isPending = pending.Count > 0;
        return [.. complete.OrderBy(c => c.Stamp.WrittenUtc).ThenBy(c => c.Path, StringComparer.Ordinal).Select(c => c.Path)];
    }

    private bool IsSettled(string path, FileStamp stamp)
    {
        if (!_seen.TryGetValue(path, out var seen) || seen.Stamp != stamp)
        {
            _seen[path] = (stamp, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(seen.Since) >= settle;
    }
}

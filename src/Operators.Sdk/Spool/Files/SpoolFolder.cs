using Telemetry.Operators.Durable;

namespace Telemetry.Operators.Spool;

/// <summary>
/// A spool's files. Each step leaves a state from which the next start goes on: what is in <c>pending</c> is sent, whatever else
/// lies beside it, unless its receipt is there. Not thread-safe beyond what each member says.
/// </summary>
internal sealed class SpoolFolder : IDisposable
{
    private const string TemporaryExtension = ".tmp";
    private const string NoteExtension = ".why.txt";

    // EWOULDBLOCK of flock on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] LockedResults = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;
    private readonly string _root;
    private long _temporaries;

    private SpoolFolder(string root, FileStream @lock)
    {
        _root = root;
        _lock = @lock;
    }

    private string Temporary => Path.Combine(_root, "tmp");

    private string Pending => Path.Combine(_root, "pending");

    private string Receipts => Path.Combine(_root, "receipts");

    private string Refused => Path.Combine(_root, "refused");

    private string SetAsideFolder => Path.Combine(_root, "set-aside");

    /// <summary>Makes the folders where they are missing, and locks them.</summary>
    /// <exception cref="SpoolException">Somebody else has the folder, or it cannot be written.</exception>
    public static SpoolFolder Open(string path)
    {
        try
        {
            var root = Path.GetFullPath(path);
            Make(root);
            var spool = new SpoolFolder(root, Lock(root));
            try
            {
                foreach (var folder in (string[])[spool.Temporary, spool.Pending, spool.Receipts, spool.Refused, spool.SetAsideFolder])
                {
                    Make(folder);
                }

                DurableFile.FlushFolder(root);
                return spool;
            }
            catch
            {
                spool.Dispose();
                throw;
            }
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            throw new SpoolException(DurableFile.FaultOf(e), $"the spool '{path}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Writes a submission beside the spool and forces it to disk. Thread-safe.</summary>
    /// <returns>Where, and its size.</returns>
    public (string Path, long Bytes) Stage(SpoolHeader header, ReadOnlySpan<byte> bytes)
    {
        var path = NextTemporary();
        var head = PendingFile.Head(header, bytes);
        DurableFile.WriteThrough(path, head, bytes);
        return (path, head.Length + (long)bytes.Length);
    }

    /// <summary>Puts a staged submission into the spool under a sequence. When that fails, nothing was put in.</summary>
    public PendingEntry Commit(string staged, SpoolHeader header, long fileBytes, long sequence)
    {
        var target = Path.Combine(Pending, SpoolNames.OfSequence(sequence));
        try
        {
            DurableFile.Rename(staged, target);
            return new PendingEntry(target, header, fileBytes);
        }
        catch
        {
            // The rename may have been made and its folder not forced to disk: the caller is told of an error, so out it goes again.
            DurableFile.TryDelete(target);
            DurableFile.TryDelete(staged);
            throw;
        }
    }

    /// <summary>Reads a submission that waits: its file and where its bytes begin; null when it is damaged, and why.</summary>
    public static byte[]? Read(PendingEntry entry, out int start, out string problem)
    {
        start = 0;
        byte[] file;
        try
        {
            file = File.ReadAllBytes(entry.Path);
        }
        catch (FileNotFoundException)
        {
            problem = "somebody took the file away";
            return null;
        }

        var header = PendingFile.Read(file, out start, out problem);
        if (header is not null && header != entry.Header)
        {
            problem = "it holds another submission than it did";
            return null;
        }

        return header is null ? null : file;
    }

    /// <summary>Keeps a receipt, then lets go of the submission. In between a crash is harmless: the receipt is what counts.</summary>
    /// <returns>Whether it is a further record; false: it replaced one of the same id, which could not be read.</returns>
    public bool Acknowledge(PendingEntry entry, Receipt receipt, DateTimeOffset now)
    {
        var isNew = WriteRecord(Receipts, new SettledRecord { Submission = entry.Header, SettledAt = now, Receipt = receipt });
        DurableFile.TryDelete(entry.Path);
        return isNew;
    }

    /// <summary>Keeps why a submission was refused, then moves it there. In between a crash is harmless: it is sent and refused again.</summary>
    /// <returns>As <see cref="Acknowledge"/>.</returns>
    public bool Refuse(PendingEntry entry, SpoolRefusal refusal, DateTimeOffset now)
    {
        var isNew = WriteRecord(Refused, new SettledRecord { Submission = entry.Header, SettledAt = now, Refusal = refusal });
        try
        {
            File.Move(entry.Path, RefusedFile(entry.SubmissionId), overwrite: true);
            return isNew;
        }
        catch
        {
            DurableFile.TryDelete(RecordFile(Refused, entry.SubmissionId));
            throw;
        }
    }

    /// <summary>What was settled under an id; null when nothing was, or its record cannot be read. Thread-safe.</summary>
    public SettledRecord? FindSettled(string submissionId)
    {
        return ReadRecord(RecordFile(Receipts, submissionId), submissionId) ?? ReadRecord(RecordFile(Refused, submissionId), submissionId);
    }

    /// <summary>The bytes of a refused submission; null when they are no longer there, or damaged.</summary>
    public byte[]? ReadRefused(SettledRecord record, out int start)
    {
        var entry = new PendingEntry(RefusedFile(record.Submission.SubmissionId), record.Submission, 0);
        return Read(entry, out start, out _);
    }

    /// <summary>Forgets a refusal whose submission waits again. What cannot be deleted goes with the next start.</summary>
    public void DropRefused(string submissionId)
    {
        DurableFile.TryDelete(RecordFile(Refused, submissionId));
        DurableFile.TryDelete(RefusedFile(submissionId));
    }

    /// <summary>Takes something out of the way that does not belong where it is, with a note that says why. Never overwrites.</summary>
    /// <returns>Where it lies now; null when it could not be moved.</returns>
    public string? SetAside(string path, string why, DateTimeOffset now)
    {
        var name = Path.GetFileName(path);
        var target = Path.Combine(SetAsideFolder, name);
        for (var i = 1; Path.Exists(target); i++)
        {
            target = Path.Combine(SetAsideFolder, $"{name}.{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        try
        {
            Directory.Move(path, target);
            File.WriteAllText(target + NoteExtension, $"{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {path}: {why}\n");
            return target;
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            return Path.Exists(path) ? null : target;
        }
    }

    /// <summary>Everything in the folder of half-written files.</summary>
    public List<string> TemporaryEntries() => Entries(Temporary);

    /// <summary>Everything in the folder of what waits, in order.</summary>
    public List<string> PendingEntries() => Entries(Pending);

    /// <summary>Receipts, refusals, and what lies aside.</summary>
    public (int Receipts, int Refused, int SetAside) Counts() => (
        Count(Receipts), Count(Refused), Entries(SetAsideFolder).Count(p => !p.EndsWith(NoteExtension, StringComparison.Ordinal)));

    /// <summary>Deletes a half-written file; false when it is none of the spool's.</summary>
    public static bool TryDropTemporary(string path) =>
        path.EndsWith(TemporaryExtension, StringComparison.Ordinal) && File.Exists(path) && DurableFile.TryDelete(path);

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string root)
    {
        var path = Path.Combine(root, "spool.lock");
        try
        {
            // FileShare.None is flock(LOCK_EX) on Unix: gone with the process, however that ends.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (Array.IndexOf(LockedResults, e.HResult) >= 0)
        {
            throw new SpoolException(SpoolFault.InUse, $"the spool '{root}' is in use by another process, or by another spool of this one", e);
        }
    }

    // Each folder that is made is forced to disk in the one above it.
    private static void Make(string path, bool isOwn = true)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { } above)
        {
            Make(above, isOwn: false);
        }

        // Figures before publication are nobody else's business.
        _ = OperatingSystem.IsWindows() || !isOwn
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
    }

    private static List<string> Entries(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];

    private static int Count(string folder) => Directory.EnumerateFiles(folder).Count(p => SpoolNames.IsRecord(Path.GetFileName(p)));

    private static SettledRecord? ReadRecord(string path, string submissionId)
    {
        try
        {
            return SpoolJson.ReadSettled(File.ReadAllBytes(path)) is { } record && record.Submission.SubmissionId == submissionId ? record : null;
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            return null;
        }
    }

    private bool WriteRecord(string folder, SettledRecord record)
    {
        var target = RecordFile(folder, record.Submission.SubmissionId);
        var isNew = !File.Exists(target);
        var staged = NextTemporary();
        DurableFile.WriteThrough(staged, SpoolJson.Write(record));
        try
        {
            DurableFile.Rename(staged, target);
            return isNew;
        }
        catch
        {
            // Renamed, but its folder not forced to disk: it is not kept, so it does not count.
            DurableFile.TryDelete(staged);
            if (isNew)
            {
                DurableFile.TryDelete(target);
            }

            throw;
        }
    }

    private static string RecordFile(string folder, string submissionId) => Path.Combine(folder, SpoolNames.OfId(submissionId) + SpoolNames.RecordExtension);

    private string RefusedFile(string submissionId) => Path.Combine(Refused, SpoolNames.OfId(submissionId) + SpoolNames.SubmissionExtension);

    private string NextTemporary() =>
        Path.Combine(Temporary, Interlocked.Increment(ref _temporaries).ToString(System.Globalization.CultureInfo.InvariantCulture) + TemporaryExtension);
}

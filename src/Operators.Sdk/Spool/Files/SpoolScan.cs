using Telemetry.Operators.Durable;

namespace Telemetry.Operators.Spool;

/// <summary>
/// What a spool's folders hold when it is opened. Looking also puts in order what a crash or a person left behind: half-written files
/// go, what has its receipt goes, what waits again is no longer refused, what does not belong is set aside.
/// </summary>
internal sealed class SpoolScan
{
    private readonly SpoolFolder _folder;
    private readonly DateTimeOffset _now;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private SpoolScan(SpoolFolder folder, DateTimeOffset now)
    {
        _folder = folder;
        _now = now;
    }

    /// <summary>What waits, in order.</summary>
    public List<PendingEntry> Pending { get; } = [];

    public long LastSequence { get; private set; }

    public long Acknowledged { get; private set; }

    public long Refused { get; private set; }

    /// <summary>What lies aside, of earlier times too.</summary>
    public long SetAsideInAll { get; private set; }

    /// <summary>What was set aside now: from where, to where (null: it could not be moved and is left alone), and why.</summary>
    public List<(string From, string? To, string Why)> SetAside { get; } = [];

    public static SpoolScan Of(SpoolFolder folder, DateTimeOffset now)
    {
        var scan = new SpoolScan(folder, now);
        foreach (var path in folder.TemporaryEntries())
        {
            // Half-written: whoever wanted it written was never told that it was.
            if (!SpoolFolder.TryDropTemporary(path))
            {
                scan.Aside(path, "it is not the spool's own");
            }
        }

        foreach (var path in folder.PendingEntries())
        {
            scan.Take(path);
        }

        var (receipts, refused, aside) = folder.Counts();
        scan.Acknowledged = receipts;
        scan.Refused = refused;
        scan.SetAsideInAll = aside;
        return scan;
    }

    private void Take(string path)
    {
        if (SpoolNames.SequenceOf(Path.GetFileName(path)) is not { } sequence || !File.Exists(path))
        {
            Aside(path, "its name is not one of the spool's");
            return;
        }

        LastSequence = Math.Max(LastSequence, sequence);
        try
        {
            var file = File.ReadAllBytes(path);
            if (PendingFile.Read(file, out _, out var problem) is not { } header)
            {
                Aside(path, problem);
            }
            else if (!_ids.Add(header.SubmissionId))
            {
                Aside(path, $"a submission '{header.SubmissionId}' waits before it");
            }
            else if (!WasSettled(path, header))
            {
                Pending.Add(new PendingEntry(path, header, file.Length));
            }
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            Aside(path, $"it cannot be read: {e.Message}");
        }
    }

    // The end of a step that was interrupted.
    private bool WasSettled(string path, SpoolHeader header)
    {
        var record = _folder.FindSettled(header.SubmissionId);
        if (record?.Receipt is not null && record.Submission.Sha256 == header.Sha256)
        {
            return DurableFile.TryDelete(path);
        }

        if (record?.Refusal is not null)
        {
            _folder.DropRefused(header.SubmissionId);
        }

        return false;
    }

    private void Aside(string path, string why) => SetAside.Add((path, _folder.SetAside(path, why, _now), why));
}

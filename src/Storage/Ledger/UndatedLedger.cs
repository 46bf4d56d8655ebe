using Telemetry.Catalogue;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Takes a ledger of the layout before segments over: its one file becomes the segment of the year of its last entry. Under the writer's lock. The rename is the
/// only step that counts; all before it may be repeated.
/// </summary>
internal static class UndatedLedger
{
    /// <exception cref="LedgerCorruptException">There are segments beside it: two ledgers in one folder.</exception>
    public static void TakeOver(string folder)
    {
        var file = Path.Combine(folder, LedgerFiles.Undated);
        if (!File.Exists(file))
        {
            return;
        }

        if (LedgerFiles.Years(folder) is not [LedgerFiles.NoYear])
        {
            throw new LedgerCorruptException(new LedgerFault(0, LedgerFaultKind.Foreign, LedgerFiles.Undated));
        }

        LedgerHead head;
        using (var writer = new EntryWriter(folder, LedgerFiles.NoYear, maxBytes: null))
        {
            head = writer.Head;
            if (!writer.Checkpoint(truncate: true))
            {
                throw new IOException($"another process reads {file} and keeps its log from being copied");
            }
        }

        if (head.Sequence == 0)
        {
            // Made and never written; the year's segment is made instead.
            File.Delete(file);
        }
        else
        {
            File.Move(file, Path.Combine(folder, LedgerFiles.Segment(VietnamTime.DayOf(head.Time).Year)));
        }

        // Empty, and only there where another process had the file open.
        File.Delete(file + LedgerFiles.LogSuffix);
        File.Delete(file + LedgerFiles.LogIndexSuffix);
    }
}

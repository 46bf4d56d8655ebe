using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Backups;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary><c>verify</c>: proves a ledger, or a backup, and names the first entry that is broken.</summary>
internal static class VerifyCommand
{
    public static Command Create(SharedOptions shared)
    {
        var from = new Option<string?>("--from") { Description = "Folder of a backup to verify instead of the data" };
        var evidence = new EvidenceOptions();
        var command = new Command("verify", "Recomputes every hash of the ledger and names the first entry that does not verify; with --receipt or --checkpoint holds what was kept elsewhere against the ledger") { from };
        evidence.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            var folder = parsed.GetValue(from) ?? shared.Read(parsed).DataFolder;
            return Task.FromResult(
                evidence.Read(parsed) is { } given ? EvidenceCommand.Verify(folder, given, cancellationToken)
                : parsed.GetValue(from) is { } backup ? VerifyBackup(backup, cancellationToken)
                : VerifyLedger(folder, cancellationToken));
        }));
        return command;
    }

    /// <summary>A ledger for a command that only reads.</summary>
    /// <exception cref="StartException">There is none, or its folder cannot be read.</exception>
    public static LedgerReader OpenLedger(string folder)
    {
        try
        {
            return LedgerReader.Open(folder);
        }
        catch (FileNotFoundException e)
        {
            throw new StartException([e.Message + "; name its folder with --data"]);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartException([e.Message]);
        }
    }

    /// <summary>Checks a backup on the console.</summary>
    /// <exception cref="StartException">The folder is no backup, or something in it cannot be read.</exception>
    public static BackupReport Check(string backup, CancellationToken cancellationToken) => Guard.Files("nothing was verified", () =>
    {
        var manifest = BackupManifest.Read(backup);
        return BackupVerifier.Verify(
            backup, ConsoleProgress.OfBytes("read", manifest.Files.Sum(f => f.Bytes)), ConsoleProgress.OfEntries("verified", manifest.Sequence), cancellationToken);
    });

    /// <summary>What was found, line by line.</summary>
    public static IEnumerable<string> Describe(VerificationReport report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{report.Entries} entries verified{(report.Fault is { } fault ? $"; the first broken one is {fault}" : ", none is broken")}");
        foreach (var year in report.Archived)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{year.File} is archived: of entries {year.First} to {year.Last} the headers and the chain verify, contents are not at hand");
        }
    }

    // Beside a running service too, and on a ledger that no service would open any more.
    private static int VerifyLedger(string folder, CancellationToken cancellationToken)
    {
        using var ledger = OpenLedger(folder);
        var report = ledger.Verify(ConsoleProgress.OfEntries("verified", LastOf(ledger)), cancellationToken);
        return Say(Describe(report), report.IsSound);
    }

    private static long LastOf(LedgerReader ledger)
    {
        try
        {
            return ledger.Head().Sequence;
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException)
        {
            // The verification says what is wrong.
            return 0;
        }
    }

    private static int VerifyBackup(string backup, CancellationToken cancellationToken)
    {
        var report = Check(backup, cancellationToken);
        return Say([.. report.Faults, .. report.Ledger is { } ledger ? Describe(ledger) : []], report.IsSound);
    }

    private static int Say(IEnumerable<string> lines, bool isSound)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        return isSound ? 0 : 1;
    }
}

using System.CommandLine;
using System.Globalization;
using Telemetry.Collector.Security;
using Telemetry.Storage.Backups;

namespace Telemetry.Collector.Hosting;

/// <summary><c>backup</c> and <c>restore</c>: the ledger, the secrets and the imported catalogue; what can be computed from them is left out.</summary>
internal static class BackupCommands
{
    private static readonly BackupContent Content = new([SecretsDatabase.FileName], [Path.GetFileName(new CollectorOptions().OwnCatalogueFolder)]);

    public static Command Backup(SharedOptions shared)
    {
        var to = new Option<string>("--to") { Description = "Folder of this backup, which must not exist yet", Required = true };
        var command = new Command("backup", "Copies ledger, secrets and imported catalogue, also while the service runs, and verifies the copy") { to };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            var (data, target) = (shared.Read(parsed).DataFolder, parsed.GetValue(to)!);
            using var ledger = VerifyCommand.OpenLedger(data);
            var maker = new BackupMaker(data, Content, TimeProvider.System);
            var report = Guard.Files("no backup was made", () => maker.Make(
                target, ConsoleProgress.OfBytes("copied", maker.Bytes), ConsoleProgress.OfEntries("verified", ledger.Head().Sequence), cancellationToken));
            if (!report.IsSound)
            {
                throw new StartException(["no backup was made, the copy does not verify:", .. report.Faults, .. report.Ledger is { } found ? VerifyCommand.Describe(found) : []]);
            }

            Console.WriteLine(Describe(report.Manifest) + $" in {Path.GetFullPath(target)}");
            return Task.FromResult(0);
        }));
        return command;
    }

    public static Command Restore(SharedOptions shared)
    {
        var from = new Option<string>("--from") { Description = "Folder of the backup", Required = true };
        var command = new Command("restore", "Verifies a backup and copies it into the empty folder that --data names") { from };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            var (backup, data) = (parsed.GetValue(from)!, shared.Read(parsed).DataFolder);
            var report = VerifyCommand.Check(backup, cancellationToken);
            if (!report.IsSound)
            {
                throw new StartException([$"{backup} does not verify; nothing was restored:", .. report.Faults, .. report.Ledger is { } found ? VerifyCommand.Describe(found) : []]);
            }

            Guard.Files("nothing was restored", () =>
            {
                BackupRestorer.Restore(backup, report.Manifest, data, ConsoleProgress.OfBytes("restored", report.Manifest.Files.Sum(f => f.Bytes)), cancellationToken);
                return report;
            });
            Console.WriteLine(Describe(report.Manifest) + $" restored into {Path.GetFullPath(data)}");
            Console.WriteLine($"Next: start the service with --data {data}. It fills a new embedded series store from the ledger by itself; an InfluxDB has to be rebuilt once (rebuild --store influxdb).");
            Console.WriteLine($"What was taken in after {Time(report.Manifest.Time)} is not in it: senders who have later receipts send those submissions again, under the same ids.");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static string Describe(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{manifest.Sequence} ledger entries up to {Time(manifest.Time)}{(manifest.ArchivedYears.Count > 0 ? $" (without the archived years {string.Join(", ", manifest.ArchivedYears)})" : "")}, {manifest.Files.Sum(f => f.Bytes)} bytes");

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

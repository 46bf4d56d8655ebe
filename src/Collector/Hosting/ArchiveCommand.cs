using System.CommandLine;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary><c>ledger archive --year 2021 --to FOLDER</c>: moves a closed year out of the data folder while the service runs.</summary>
internal static class ArchiveCommand
{
    public static Command Create(SharedOptions shared)
    {
        var year = new Option<int>("--year") { Description = "The year: the oldest one in the data folder, and not the one that is written", Required = true };
        var to = new Option<string>("--to") { Description = "Folder to move it to", Required = true };
        var archive = new Command("archive", "Verifies a closed year of the ledger and moves it to another folder; moving its file back brings it back") { year, to };
        archive.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            var (data, target) = (shared.Read(parsed).DataFolder, parsed.GetValue(to)!);
            using var ledger = VerifyCommand.OpenLedger(data);
            if (Guard.Files("nothing was archived", () => LedgerArchive.Move(
                data, parsed.GetValue(year), target, ConsoleProgress.OfEntries("verified", ledger.Head().Sequence), cancellationToken)) is { } refusal)
            {
                throw new StartException([refusal]);
            }

            var file = LedgerFiles.Segment(parsed.GetValue(year));
            Console.WriteLine($"{file} is in {Path.GetFullPath(target)}; to bring it back, move it into {Path.GetFullPath(data)}");
            return Task.FromResult(0);
        }));
        return new Command("ledger", "Looks after the ledger's files") { archive };
    }
}

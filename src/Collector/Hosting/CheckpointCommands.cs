using System.CommandLine;
using System.Globalization;
using Telemetry.Collector.Evidence;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary><c>checkpoints …</c>: the key, and what was signed with it.</summary>
internal static class CheckpointCommands
{
    private const int PageEntries = 1000;

    public static Command Create(SharedOptions shared) => new("checkpoints", "Makes the key that checkpoints of the ledger are signed with, lists what was signed, and signs now")
    {
        CreateKey(shared), List(shared), Sign(shared),
    };

    private static Command CreateKey(SharedOptions shared)
    {
        var file = new Argument<string>("file") { Description = "New file, outside the data folder; its owner alone can read it" };
        var command = new Command("create-key", "Makes a private key, and prints its fingerprint, which readers are told, and the public key") { file };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            using var key = CheckpointKeyFile.Create(parsed.GetValue(file)!, shared.Read(parsed).DataFolder);
            Console.WriteLine("fingerprint  " + key.Id);
            Console.Write(CheckpointKey.ToPem(key.PublicKey));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command List(SharedOptions shared)
    {
        var command = new Command("list", "Lists checkpoints, the newest first: entries covered, time, whether the signature holds, fingerprint of the key, root");
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            using var ledger = VerifyCommand.OpenLedger(shared.Read(parsed).DataFolder);
            long? before = null;
            while (Guard.Files("nothing was listed", () => CheckpointEntry.Read(ledger.ReadIdentifiers, before, PageEntries)) is { Count: > 0 } page && page[^1].Checkpoint.Size != before)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in page)
                {
                    Console.WriteLine(Line(entry));
                }

                before = page[^1].Checkpoint.Size;
            }

            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command Sign(SharedOptions shared)
    {
        var file = new Option<string>("--checkpoint-key") { Description = "PEM file of the private key, outside the data folder", Required = true };
        var command = new Command("sign", "Signs a checkpoint of all entries now, while the service is stopped; a running one signs by itself") { file };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var options = shared.Read(parsed);
            await using var stores = await Stores.OpenAsync(options with { Checkpoints = new CheckpointOptions { KeyFile = parsed.GetValue(file) } }, TimeProvider.System, cancellationToken);
            try
            {
                var writer = new CheckpointWriter(stores.Ledger, new LedgerTree(stores.Ledger.Hashes), stores.CheckpointKey!, TimeProvider.System);
                Console.WriteLine(await writer.SignAsync(cancellationToken) is { } entry ? Line(entry) : "nothing came since the last checkpoint");
                return 0;
            }
            catch (Exception e) when (e is EvidenceBrokenException or LedgerUnavailableException)
            {
                throw new StartException([e.Message]);
            }
        }));
        return command;
    }

    private static string Line(CheckpointEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Checkpoint.Size,10}  {CheckpointJson.TimeText(entry.Checkpoint.Time)}  {(entry.Checkpoint.IsSigned ? "signed" : "WRONG SIGNATURE")}  key {entry.Checkpoint.KeyId}  root {Convert.ToHexStringLower(entry.Checkpoint.Root)}");
}

using System.Globalization;
using Telemetry.Storage.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary><c>verify --receipt R --checkpoint C</c>: holds what was kept elsewhere against the ledger's headers, beside a running service too.</summary>
internal static class EvidenceCommand
{
    /// <summary>Says what is proven and what fails; 0 where everything is proven, else 1.</summary>
    /// <exception cref="StartException">There is no ledger, or it cannot be read.</exception>
    public static int Verify(string folder, GivenEvidence given, CancellationToken cancellationToken)
    {
        using var ledger = VerifyCommand.OpenLedger(folder);
        var report = Guard.Files("nothing was verified", () =>
        {
            var last = Math.Min(ledger.Head().Sequence, Math.Max(given.Receipt?.Sequence ?? 0, given.Checkpoint?.Size ?? 0));
            return new EvidenceVerifier(ledger, given.Key).Verify(given.Receipt, given.Checkpoint, ConsoleProgress.OfEntries("computed", last), cancellationToken);
        });
        foreach (var statement in report.Statements)
        {
            Console.WriteLine($"{(statement.Holds ? "proven" : "FAILS ")}  {statement.English}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(report.IsProven ? "Proven" : "NOT PROVEN")}, from the headers of {report.Entries} entries, whose hashes were computed anew."));
        return report.IsProven ? 0 : 1;
    }
}

using System.Globalization;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary><c>verify --receipt R --checkpoint C</c>: holds what was kept elsewhere against the ledger's headers, beside a running service too.</summary>
internal static class EvidenceCommand
{
    // The codes of the operators' tool: what is not checked is neither a yes nor a no.
    private const int Unchecked = 6;

    /// <summary>Says what is proven, what was not checked and what fails; 0 where everything is proven, 1 where something fails, 6 where nothing fails and something was not checked.</summary>
    /// <exception cref="StartException">There is no ledger, or it cannot be read.</exception>
    public static int Verify(string folder, GivenEvidence given, CancellationToken cancellationToken)
    {
        using var ledger = VerifyCommand.OpenLedger(folder);
        var report = Guard.Files("nothing was verified", () =>
        {
            var last = Math.Min(ledger.Head().Sequence, Math.Max(given.Receipt?.Sequence ?? 0, given.Checkpoint?.Size ?? 0));
            return new EvidenceVerifier(ledger, given.Keys).Verify(given.Receipt, given.Checkpoint, ConsoleProgress.OfEntries("computed", last), cancellationToken);
        });
        foreach (var statement in report.Statements)
        {
            Console.WriteLine($"{Word(statement.State)}  {statement.English}");
        }

        var (said, code) = report.State switch
        {
            EvidenceState.Proven => ("Proven", 0),
            EvidenceState.Unchecked => ("NOT ALL CHECKED, and nothing fails", Unchecked),
            _ => ("NOT PROVEN", 1),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{said}, from the headers of {report.Entries} entries, whose hashes were computed anew."));
        return code;
    }

    private static string Word(EvidenceState state) => state switch
    {
        EvidenceState.Proven => "proven",
        EvidenceState.Unchecked => "not checked:",
        _ => "FAILS ",
    };
}

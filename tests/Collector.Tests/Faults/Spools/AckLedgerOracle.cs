using Telemetry.Operators;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Tests.Faults.Spools;

/// <summary>
/// Holds what a spool reports against what the service's ledger has: every submission that is reported as acknowledged is in the
/// ledger exactly once, a refused one is not in it, and any other is reported as pending.
/// </summary>
internal sealed class AckLedgerOracle(string dataFolder, string source)
{
    /// <summary>Looks at all submissions of a run; the spool may be sending meanwhile.</summary>
    /// <param name="spool">The spool.</param>
    /// <param name="run">All that was enqueued, in order.</param>
    /// <param name="inOrder">Whether this spool alone put them into the ledger.</param>
    /// <returns>How many stand how.</returns>
    public Standing Check(SubmissionSpool spool, IReadOnlyCollection<Sent> run, bool inOrder = true)
    {
        // First the reports, then the ledger: what is reported must be there already.
        var status = spool.Status;
        Assert.Equal(status.Enqueued, status.Acknowledged + status.Refused + status.Pending);
        var reports = run.Select(sent => (Sent: sent, Result: spool.Find(sent.Id))).ToList();
        Assert.All(reports, r => Assert.True(r.Result is not null, $"{r.Sent.Id} was enqueued and is not reported at all"));
        var standing = new Standing(Count(SpoolState.Acknowledged), Count(SpoolState.Refused), Count(SpoolState.Pending));

        using var ledger = LedgerReader.Open(dataFolder);
        var verified = ledger.Verify();
        Assert.True(verified.IsSound, verified.ToString());
        var entries = All(ledger).Where(e => e.Header.Kind == EntryKind.Submission && e.Header.Source == source).ToLookup(e => e.Header.SubmissionId);
        foreach (var (sent, result) in reports)
        {
            CheckOne(sent, result!, [.. entries[sent.Id]]);
        }

        var runs = run.Select(s => s.Run).ToHashSet();
        Assert.Empty(entries.Select(e => e.Key).Where(id => runs.Contains(Sent.RunOf(id))).Except(run.Select(s => s.Id)));
        if (inOrder)
        {
            var sequences = reports.Where(r => r.Result!.Receipt is not null).Select(r => r.Result!.Receipt!.Sequence).ToList();
            Assert.Equal(sequences.Order(), sequences);
        }

        return standing;

        int Count(SpoolState state) => reports.Count(r => r.Result!.State == state);
    }

    // A batch ends with a year, and takes its memory with it.
    private static List<LedgerEntry> All(LedgerReader ledger)
    {
        var all = new List<LedgerEntry>();
        for (var last = ledger.Head().Sequence; all.Count < last;)
        {
            using var batch = ledger.Read(all.Count + 1, long.MaxValue, int.MaxValue);
            all.AddRange(batch.Entries.Select(e => e with { Payload = e.Payload.ToArray(), Outcome = default }));
        }

        return all;
    }

    private static void CheckOne(Sent sent, SpoolResult result, List<LedgerEntry> entries)
    {
        switch (result.State)
        {
            case SpoolState.Acknowledged:
                Assert.True(entries.Count == 1, $"{sent.Id} is reported as acknowledged and is in the ledger {entries.Count} times");
                var (receipt, header) = (result.Receipt!, entries[0].Header);
                Assert.Null(result.Refusal);
                Assert.Equal(
                    (sent.Id, header.Sequence, header.Time, Convert.ToHexStringLower(header.Hash), Convert.ToHexStringLower(header.PayloadHash)),
                    (receipt.SubmissionId, receipt.Sequence, receipt.CommittedAt, receipt.EntryHash, receipt.PayloadHash));
                Assert.True(Holds(entries[0], sent), $"{sent.Id} is in the ledger with other content");
                break;
            case SpoolState.Refused:
                Assert.NotNull(result.Refusal);
                Assert.Null(result.Receipt);
                Assert.DoesNotContain(entries, e => Holds(e, sent));
                break;
            case SpoolState.Pending:
                Assert.Null(result.Receipt);
                Assert.Null(result.Refusal);
                Assert.True(entries.Count <= 1, $"{sent.Id} is in the ledger {entries.Count} times");
                break;
            default:
                Assert.Fail($"{sent.Id} is reported as {result.State}");
                break;
        }
    }

    private static bool Holds(LedgerEntry entry, Sent sent)
    {
        var content = SubmissionCodec.Decode(entry.Payload.Span);
        var column = Assert.Single(content.Columns);
        var cell = Enumerable.Range(0, column.Count).Single(i => content.Areas[column.RowOf(i)] == sent.Area);
        return content.Period.ToString() == sent.Period && content.CellCount == sent.Padding + 1
            && column.Metric == Sent.Metric && column.Scaled![cell] == sent.Value;
    }
}

using Telemetry.Catalogue;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Tests.Web;

/// <summary>A real ledger whose entries say what the store's patches say; entry n was committed on the n-th of July 2013, at noon in Vietnam.</summary>
internal sealed class SeedLedger : IAsyncDisposable
{
    /// <summary>Why the correction of <see cref="Seed"/> was sent: what an unkind sender would write.</summary>
    public const string Reason = "đảo hai chữ số <img src=x> & \"1.759.720\"";

    /// <summary>The identifier of the correction.</summary>
    public const string SubmissionId = "dinh-chinh-<b>5</b>";

    private readonly Clock _clock = new();

    private SeedLedger(string folder) => Ledger = Ledger.Open(new LedgerOptions { Folder = folder, MinFreeBytes = 0 }, _clock);

    public Ledger Ledger { get; }

    public static async Task<SeedLedger> OpenAsync(string folder)
    {
        var ledger = new SeedLedger(folder);
        foreach (var patch in Seed.Patches)
        {
            await ledger.AppendAsync(
                [patch], patch.Sequence == Seed.Correction ? Reason : "", patch.Sequence == Seed.Correction ? SubmissionId : $"sub-{patch.Sequence}", refused: patch.Sequence == Seed.Last ? 3 : 0);
        }

        return ledger;
    }

    /// <summary>Appends one submission: what these patches, of one source and period, say.</summary>
    public async Task AppendAsync(IReadOnlyList<SeriesPatch> patches, string reason, string submissionId, int refused = 0)
    {
        var builder = new SubmissionContentBuilder();
        foreach (var patch in patches)
        {
            foreach (var column in patch.Columns)
            {
                for (var i = 0; i < patch.Areas.Length; i++)
                {
                    builder.Add(column.Metric, patch.Areas[i].Code, column.Decimals, column.Values[i]);
                }
            }
        }

        var stored = patches[0].Source;
        var kind = StoredSource.IsPlan(stored) ? SubmissionKind.Plan : StoredSource.IsPublished(stored) ? SubmissionKind.Published : SubmissionKind.Figures;
        var content = builder.Build(kind, patches[0].Period, reason);
        using var payload = SubmissionCodec.Encode(content);
        using var outcome = OutcomeCodec.Encode(new Outcome
        {
            CatalogueVersion = DefaultCatalogue.Instance.Version,
            CredentialId = "secret-of-the-host",
            Accepted = content.CellCount,
            Refused = refused,
            Verdicts = refused == 0 ? [] : [new Verdict(VerdictCode.UnknownMetric, 0, -1, refused, "", "")],
        });
        _clock.Day = patches[0].Sequence;
        var source = StoredSource.Sender(stored);
        var appended = await Ledger.AppendAsync(new NewEntry(
            EntryKind.Submission, source, submissionId, payload.Span.ToArray(), SubmissionCodec.Hash(payload.Span), outcome.Span.ToArray()));
        Assert.Equal(patches[0].Sequence, appended.Header.Sequence);
    }

    /// <summary>Appends a decision, which is no submission.</summary>
    public async Task<long> AppendDecisionAsync() =>
        (await Ledger.AppendAsync(new NewEntry(EntryKind.Decision, "-", "decision:1", new byte[] { 1 }, SubmissionCodec.Hash([1]), ReadOnlyMemory<byte>.Empty))).Header.Sequence;

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private sealed class Clock : TimeProvider
    {
        public long Day { get; set; } = 1;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2013, 6, 30, 5, 0, 0, TimeSpan.Zero).AddDays(Day);
    }
}

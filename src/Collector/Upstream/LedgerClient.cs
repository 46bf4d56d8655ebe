using System.Runtime.CompilerServices;
using Grpc.Core;
using Telemetry.Aggregator.Findings;
using Telemetry.Collector.Findings;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Ledgers;
using Telemetry.Collector.Publication;
using Telemetry.Collector.Security;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;
using EntryHeader = Telemetry.Storage.Ledger.EntryHeader;
using Finding = Telemetry.Aggregator.Findings.Finding;
using SignInRequest = Telemetry.Portal.Accounts.SignInRequest;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// Asks the collector that has the ledger. Where it cannot be asked, or does not know this process's key, every call fails with a <see cref="LedgerOutOfReachException"/>;
/// where it refuses for good, with a <see cref="LedgerRefusedException"/>. What a sender may be told is in the answers. Thread-safe.
/// </summary>
internal sealed partial class LedgerClient(CollectorChannel channel, ILogger<LedgerClient> log)
{
    /// <summary>How long an answer may take: a commit takes milliseconds; a collector that is frozen must not hold every sender for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LedgerService.LedgerServiceClient _calls = new(channel.Calls);
    private volatile string? _trouble;

    /// <summary>Appends one submission.</summary>
    public Task<Appended> AppendAsync(NewEntry entry, CancellationToken cancellationToken) => AskAsync(
        async () => LedgerMapper.ToAppended(await _calls.AppendAsync(LedgerMapper.ToMessage(entry), Options(cancellationToken))), cancellationToken);

    /// <summary>A stream for the submissions of one sender's stream.</summary>
    public AsyncDuplexStreamingCall<AppendRequest, AppendResponse> OpenStream(CancellationToken cancellationToken) => _calls.AppendStream(new CallOptions(cancellationToken: cancellationToken));

    /// <summary>What a submission would raise.</summary>
    /// <exception cref="SeriesStoreUnavailableException">The collector cannot read the stored figures, or cannot be asked.</exception>
    public async Task<IReadOnlyList<Finding>> PreviewAsync(NewEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(
                async () => (IReadOnlyList<Finding>)[.. (await _calls.PreviewAsync(LedgerMapper.ToMessage(entry), Options(cancellationToken))).Findings.Select(FindingBodyMapper.ToFinding)], cancellationToken);
        }
        catch (LedgerOutOfReachException e)
        {
            throw new SeriesStoreUnavailableException("the collector did not say what the figures would raise", e);
        }
    }

    /// <summary>What is kept of a submission; null where there is none.</summary>
    public Task<StoredSubmission?> FindAsync(string source, string submissionId, CancellationToken cancellationToken) => AskAsync<StoredSubmission?>(
        async () =>
        {
            try
            {
                return LedgerMapper.ToStored(await _calls.FindReceiptAsync(new FindReceiptRequest { Source = source, SubmissionId = submissionId }, Options(cancellationToken)));
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return null;
            }
        },
        cancellationToken);

    /// <summary>What the ledger says of submissions.</summary>
    public Task<IReadOnlyList<SubmissionEntry>> DescribeAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<SubmissionEntry>>(
        async () => [.. (await _calls.DescribeEntriesAsync(new DescribeEntriesRequest { Sequences = { sequences } }, Options(cancellationToken))).Entries.Select(EntryDescriptionMapper.ToEntry)],
        cancellationToken);

    /// <summary>Signed checkpoints, the newest first.</summary>
    public Task<CheckpointPage> ListCheckpointsAsync(long? before, int max, CancellationToken cancellationToken) => AskAsync(
        async () => EvidenceMapper.ToPage(await _calls.ListCheckpointsAsync(new ListCheckpointsRequest { Before = before ?? 0, Limit = (uint)max }, Options(cancellationToken))), cancellationToken);

    /// <summary>Where an entry stands; null where there is none.</summary>
    public Task<EntryPlace?> LocateAsync(EntryId id, bool withVerdicts, CancellationToken cancellationToken) => AskAsync(
        () => OrNothingAsync(async () => EvidenceMapper.ToPlace(await _calls.LocateEntryAsync(EvidenceMapper.ToRequest(id, withVerdicts), Options(cancellationToken)))), cancellationToken);

    /// <summary>The path from an entry to a root, or from an earlier root to a later one; null where there is none.</summary>
    public Task<IReadOnlyList<byte[]>?> ProveAsync(long? sequence, long? earlier, long size, CancellationToken cancellationToken) => AskAsync(
        () => OrNothingAsync(async () => EvidenceMapper.ToPath(await _calls.ProveAsync(EvidenceMapper.ToRequest(sequence, earlier, size), Options(cancellationToken)))), cancellationToken);

    /// <summary>Keeps an explanation; the decision's position.</summary>
    public Task<long> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken) => AskAsync(
        async () => (await _calls.ExplainAsync(
            new ExplainRequest { Finding = decision.Finding, Numbers = decision.Numbers, By = decision.By, Reason = decision.Reason }, Options(cancellationToken))).Sequence,
        cancellationToken);

    /// <summary>Hands over an edition.</summary>
    public Task<EditionReply> PublishAsync(EditionOrder order, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            using var call = _calls.PublishEdition(Options(cancellationToken));
            foreach (var piece in EditionMapper.ToMessages(order))
            {
                await call.RequestStream.WriteAsync(piece, cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
            return EditionMapper.ToReply(await call.ResponseAsync);
        },
        cancellationToken);

    /// <summary>Publishes a proposal, or rejects it for a reason.</summary>
    public Task<EditionReply> SettleAsync(long proposal, string by, string? rejection, CancellationToken cancellationToken) => AskAsync(
        async () => EditionMapper.ToReply(await _calls.SettleProposalAsync(
            new SettleProposalRequest { Proposal = proposal, By = by, IsRejected = rejection is not null, Reason = rejection ?? "" }, Options(cancellationToken))),
        cancellationToken);

    /// <summary>A file of an edition.</summary>
    public Task<StoredEdition> ReadEditionAsync(long sequence, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            try
            {
                using var call = _calls.ReadEdition(new ReadEditionRequest { Sequence = sequence }, Options(cancellationToken));
                using var file = new MemoryStream();
                while (await call.ResponseStream.MoveNext(cancellationToken))
                {
                    var piece = call.ResponseStream.Current;
                    if (piece.ArchivedIn.Length > 0)
                    {
                        return new StoredEdition(null, piece.ArchivedIn);
                    }

                    file.Write(piece.Piece.Span);
                }

                return new StoredEdition(file.ToArray(), null);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return default;
            }
        },
        cancellationToken);

    /// <summary>The last position at or before a time; 0 where there is none.</summary>
    public Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken) => AskAsync(
        async () => (await _calls.LookAsync(new LookRequest { TimeUnixMs = time.ToUnixTimeMilliseconds() }, Options(cancellationToken))).Sequence, cancellationToken);

    /// <summary>When a position was committed; null where there is none.</summary>
    public Task<DateTimeOffset?> TimeOfAsync(long position, CancellationToken cancellationToken) => AskAsync(
        async () => (await _calls.LookAsync(new LookRequest { Sequence = position }, Options(cancellationToken))).TimeUnixMs is > 0 and var time
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : (DateTimeOffset?)null,
        cancellationToken);

    /// <summary>The packed files of a catalogue version.</summary>
    public Task<byte[]> GetCatalogueAsync(string version, CancellationToken cancellationToken) => AskAsync(
        async () => (await _calls.GetCatalogueAsync(new GetCatalogueRequest { Version = version }, Options(cancellationToken))).Files.ToByteArray(), cancellationToken);

    /// <summary>Proves a name and a password.</summary>
    public Task<AccountAnswer> SignInAsync(SignInRequest request, CancellationToken cancellationToken) => AskAsync(
        async () => SignInMapper.ToAnswer(await _calls.SignInAsync(SignInMapper.ToMessage(request), Options(cancellationToken))), cancellationToken);

    /// <summary>Changes a password.</summary>
    public Task<AccountAnswer> ChangePasswordAsync(SignInRequest request, string newPassword, CancellationToken cancellationToken) => AskAsync(
        async () => SignInMapper.ToAnswer(await _calls.ChangePasswordAsync(SignInMapper.ToMessage(request, newPassword), Options(cancellationToken))), cancellationToken);

    /// <summary>Follows decisions from a position on (0: none) and the ledger's head.</summary>
    public async IAsyncEnumerable<FeedPage> ReadAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = _calls.Read(new ReadRequest { FromSequence = from }, new CallOptions(cancellationToken: cancellationToken));
        while (await NextAsync(call.ResponseStream, cancellationToken))
        {
            var page = call.ResponseStream.Current;
            yield return new FeedPage([.. page.Decisions.Select(ToEntry)], page.Through, page.Head, page.CatalogueVersion);
        }
    }

    /// <summary>Follows credentials and limits; null: unchanged.</summary>
    public async IAsyncEnumerable<CredentialContent?> ReadCredentialsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = _calls.ReadCredentials(new ReadCredentialsRequest(), new CallOptions(cancellationToken: cancellationToken));
        while (await NextAsync(call.ResponseStream, cancellationToken))
        {
            yield return call.ResponseStream.Current.Unchanged ? null : LedgerMapper.ToCredentials(call.ResponseStream.Current);
        }
    }

    /// <summary>What the failure of a call means for who asked. It is logged where it is another one than before, and a key that is not taken any more is read again.</summary>
    public Exception Meet(Exception failure)
    {
        var reason = failure is RpcException e ? $"{e.StatusCode}, {e.Status.Detail}" : failure.Message;
        if (Interlocked.Exchange(ref _trouble, reason) != reason)
        {
            LogFailed(log, reason);
        }

        if (failure is RpcException refusal && CallFaultMapper.IsOfKey(refusal))
        {
            channel.Renew();
        }

        return CallFaultMapper.Of(failure);
    }

    // What a decision is about is in its payload; nothing else of the entry is asked for.
    private static LedgerEntry ToEntry(Decision decision) => new(
        new EntryHeader(decision.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(decision.CommittedUnixMs), EntryKind.Decision, "-", "", [], [], []),
        decision.Payload.Memory,
        ReadOnlyMemory<byte>.Empty);

    // The collector is never silent for longer than its heartbeat. Who follows says himself what went wrong.
    private static Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken cancellationToken) =>
        TryAsync(() => stream.MoveNext(cancellationToken).WaitAsync(4 * LedgerFeed.Heartbeat, cancellationToken), CallFaultMapper.Of, cancellationToken);

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(ask, Meet, cancellationToken).ConfigureAwait(false);
        _trouble = null;
        return answer;
    }

    private static async Task<T?> OrNothingAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> ask, Func<Exception, Exception> meet, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (e is RpcException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw meet(e);
        }
        catch (RpcException e)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    private static CallOptions Options(CancellationToken cancellationToken) => new CallOptions(cancellationToken: cancellationToken).WithDeadline(Deadline());

    private static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime + Patience;

    [LoggerMessage(EventId = 505, Level = LogLevel.Warning, Message = "The collector did not do what it was asked for: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}

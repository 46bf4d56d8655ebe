using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Findings;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Publication;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Ledgers;

/// <summary>LedgerService of the protocol: what this process, which writes the ledger, does for the other parts of the service. <see cref="Intake.IngestGate"/> lets only them in. Thread-safe.</summary>
internal sealed partial class LedgerRpcService(
    AppendGuard guard,
    IntakePace pace,
    ISubmissionLedger submissions,
    IFindingPreview preview,
    IDecisionLog decisions,
    ILedgerTimeline timeline,
    ILedgerEntries entries,
    ILedgerEvidence evidence,
    CatalogueArchive catalogues,
    LedgerFeed feed,
    KnownCredentials keys,
    AccountDesk accounts,
    IEditionOffice editions,
    IHostApplicationLifetime lifetime) : LedgerService.LedgerServiceBase
{
    // As many as a sender's stream may have under way at a front.
    private const int LineDepth = 16;

    // The expectation of a value that is not whole names it, so it can be another one for each cell.
    private const long LongestVerdictBytes = 320;

    /// <summary>Largest message that is read: what a front may make of the largest submission that it takes, if every cell of it is refused.</summary>
    public static int MaxRequestBytes(IntakeLimits limits) =>
        (int)Math.Min(int.MaxValue, (2L * limits.MaxMessageBytes) + (LongestVerdictBytes * Math.Max(limits.MaxTableCells, limits.MaxObservations)));

    /// <inheritdoc/>
    public override async Task<AppendResponse> Append(AppendRequest request, ServerCallContext context) =>
        LedgerMapper.ToMessage(await AppendAsync(request, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task AppendStream(IAsyncStreamReader<AppendRequest> requests, IServerStreamWriter<AppendResponse> responses, ServerCallContext context)
    {
        var waiting = Channel.CreateBounded<Task<Appended>>(new BoundedChannelOptions(LineDepth) { SingleReader = true, SingleWriter = true });
        using var end = new StreamEnd(context, keys, lifetime.ApplicationStopping);
        var answering = AnswerAsync(waiting.Reader, responses, end);
        try
        {
            while (await waiting.Writer.WaitToWriteAsync(end.Token) && await requests.MoveNext(end.Token))
            {
                // One after the other up to the ledger's queue, so that what was sent first stands first.
                var appending = await QueueAsync(requests.Current, context.CancellationToken);
                waiting.Writer.TryWrite(appending);
                if (appending.IsCompletedSuccessfully && IsHeld(await appending))
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && end.Token.IsCancellationRequested))
        {
            // The front has gone, its key has ended, the line is held up, or this process stops: what is queued is carried through.
        }
        finally
        {
            waiting.Writer.Complete();
            await answering;
        }

        end.RequireCredential();
    }

    /// <inheritdoc/>
    public override async Task<PreviewResponse> Preview(AppendRequest request, ServerCallContext context)
    {
        var entry = Read(() =>
        {
            var entry = LedgerMapper.ToEntry(request);
            AppendGuard.Read(entry, request.OutcomeHash.Span);
            return entry;
        });
        try
        {
            var response = new PreviewResponse();
            response.Findings.AddRange((await preview.CheckAsync(entry, context.CancellationToken)).Select(FindingBodyMapper.ToMessage));
            return response;
        }
        catch (SeriesStoreUnavailableException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the series store cannot be read at present"));
        }
    }

    /// <inheritdoc/>
    public override async Task<StoredReceipt> FindReceipt(FindReceiptRequest request, ServerCallContext context) =>
        await submissions.FindAsync(request.Source, request.SubmissionId, context.CancellationToken) is { } stored
            ? LedgerMapper.ToMessage(stored)
            : throw new RpcException(new Status(StatusCode.NotFound, "the source has no such submission"));

    /// <inheritdoc/>
    public override async Task<DescribeEntriesResponse> DescribeEntries(DescribeEntriesRequest request, ServerCallContext context)
    {
        if (request.Sequences.Count > ILedgerEntries.Most)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "expected at most 100 positions"));
        }

        var response = new DescribeEntriesResponse();
        response.Entries.AddRange((await entries.FindAsync(request.Sequences, context.CancellationToken)).Select(EntryDescriptionMapper.ToMessage));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context)
    {
        if (request.Finding.Length == 0 || request.By.Length == 0 || request.Reason.Length is 0 or > FindingExplained.LongestReason || request.Reason.Any(char.IsControl))
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "expected a finding, a credential, and a reason of 1 to 1,000 characters without control characters"));
        }

        if (keys.Confirm(request.By).Credential is not { Role: CredentialRole.Publisher or CredentialRole.Administrator })
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "expected the credential of a publisher or an administrator"));
        }

        return await decisions.ExplainAsync(new FindingExplained(request.Finding, request.Numbers, request.By, request.Reason), context.CancellationToken) is { } sequence
            ? new ExplainResponse { Sequence = sequence }
            : throw new RpcException(new Status(StatusCode.Unavailable, "the ledger cannot write at present; nothing was kept"));
    }

    /// <inheritdoc/>
    public override async Task<EditionDecisionResponse> PublishEdition(IAsyncStreamReader<PublishEditionRequest> requests, ServerCallContext context) =>
        EditionMapper.ToMessage(await editions.PublishAsync(await EditionOrderBinder.ReadAsync(requests, context.CancellationToken), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<EditionDecisionResponse> SettleProposal(SettleProposalRequest request, ServerCallContext context) =>
        EditionMapper.ToMessage(request.IsRejected
            ? await editions.RejectAsync(request.Proposal, request.By, request.Reason, context.CancellationToken)
            : await editions.ApproveAsync(request.Proposal, request.By, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task ReadEdition(ReadEditionRequest request, IServerStreamWriter<ReadEditionResponse> responses, ServerCallContext context)
    {
        var stored = await editions.ReadAsync(request.Sequence, context.CancellationToken);
        if (stored is { Bytes: null, ArchivedIn: null })
        {
            throw new RpcException(new Status(StatusCode.NotFound, "there is no edition's file at that position"));
        }

        foreach (var piece in EditionMapper.ToMessages(stored))
        {
            await responses.WriteAsync(piece, context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task<LookResponse> Look(LookRequest request, ServerCallContext context)
    {
        var sequence = request.WhatCase == LookRequest.WhatOneofCase.Sequence
            ? request.Sequence
            : await timeline.PositionAtAsync(DateTimeOffset.FromUnixTimeMilliseconds(request.TimeUnixMs), context.CancellationToken);
        var time = await timeline.TimeOfAsync(sequence, context.CancellationToken);
        return new LookResponse { Sequence = sequence, TimeUnixMs = time?.ToUnixTimeMilliseconds() ?? 0 };
    }

    /// <inheritdoc/>
    public override Task<GetCatalogueResponse> GetCatalogue(GetCatalogueRequest request, ServerCallContext context) =>
        catalogues.Find(request.Version) is { } files
            ? Task.FromResult(new GetCatalogueResponse { Files = UnsafeByteOperations.UnsafeWrap(files) })
            : throw new RpcException(new Status(StatusCode.NotFound, "the ledger has no catalogue of that version"));

    /// <inheritdoc/>
    public override Task Read(ReadRequest request, IServerStreamWriter<ReadResponse> responses, ServerCallContext context) => FeedAsync(
        stop => feed.ReadAsync(request.FromSequence, stop),
        page =>
        {
            var response = new ReadResponse { Through = page.Through, Head = page.Head, CatalogueVersion = page.CatalogueVersion };
            response.Decisions.AddRange(page.Decisions.Select(d => new Decision
            {
                Sequence = d.Header.Sequence,
                CommittedUnixMs = d.Header.Time.ToUnixTimeMilliseconds(),
                Payload = UnsafeByteOperations.UnsafeWrap(d.Payload),
            }));
            return response;
        },
        responses,
        context);

    /// <inheritdoc/>
    public override Task ReadCredentials(ReadCredentialsRequest request, IServerStreamWriter<CredentialSnapshot> responses, ServerCallContext context) => FeedAsync(
        stop => LedgerFeed.ReadCredentialsAsync(keys, stop),
        index => index is null ? new CredentialSnapshot { Unchanged = true } : LedgerMapper.ToMessage(index),
        responses,
        context);

    /// <inheritdoc/>
    public override async Task<SignInResponse> SignIn(SignInRequest request, ServerCallContext context) =>
        SignInMapper.ToMessage(await accounts.SignInAsync(SignInMapper.ToRequest(request), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<SignInResponse> ChangePassword(ChangePasswordRequest request, ServerCallContext context) =>
        SignInMapper.ToMessage(await accounts.ChangePasswordAsync(SignInMapper.ToRequest(request.Account ?? new SignInRequest()), request.NewPassword, context.CancellationToken));

    private async Task FeedAsync<TItem, TMessage>(
        Func<CancellationToken, IAsyncEnumerable<TItem>> read, Func<TItem, TMessage> map, IServerStreamWriter<TMessage> responses, ServerCallContext context)
    {
        using var end = new StreamEnd(context, keys, lifetime.ApplicationStopping);
        try
        {
            await foreach (var item in read(end.Token))
            {
                await responses.WriteAsync(map(item), end.WriteToken);
            }
        }
        catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
        {
            // Whoever follows connects again and is told everything.
        }

        end.RequireCredential();
    }

    private async Task<Appended> AppendAsync(AppendRequest request, CancellationToken cancellationToken) => await await QueueAsync(request, cancellationToken);

    // Ends when the submission is queued or refused; what it gives, when it is on disk.
    private async Task<Task<Appended>> QueueAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        NewEntry entry;
        long cells = 0;
        IntakeRefusal? refusal = null;
        using (await pace.TakeTurnAsync(cancellationToken))
        {
            entry = Read(() =>
            {
                var entry = LedgerMapper.ToEntry(request);
                refusal = guard.Check(entry, request.OutcomeHash.Span, out cells);
                return entry;
            });
        }

        return refusal is null ? submissions.Singly.AppendAsync(entry, cells, turn: null, cancellationToken).AsTask() : Task.FromResult<Appended>(refusal);
    }

    private static NewEntry Read(Func<NewEntry> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, e.Message));
        }
    }

    private static bool IsHeld(Appended appended) => appended.Refusal is { RetryAfter: not null };

    private static async Task AnswerAsync(ChannelReader<Task<Appended>> waiting, IServerStreamWriter<AppendResponse> responses, StreamEnd end)
    {
        var isHeld = false;
        await foreach (var appending in waiting.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                var appended = await appending;
                if (!isHeld)
                {
                    await responses.WriteAsync(LedgerMapper.ToMessage(appended), end.WriteToken);
                }

                isHeld |= IsHeld(appended);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
            {
                // Nobody reads the answers any more.
                isHeld = true;
            }

            if (isHeld)
            {
                await end.StopAsync();
            }
        }
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Operators.Durable;
using Telemetry.Operators.Spool;

namespace Telemetry.Operators;

/// <summary>
/// Submissions that lie on the own disk until the collector has them: enqueued once, sent in order until there is a receipt or a
/// refusal for good, whatever happens to the network, the server, this process or this machine in between. Thread-safe.
/// </summary>
public sealed class SubmissionSpool : IAsyncDisposable
{
    /// <summary>Name of the meter that the spool's instruments are on: <c>Telemetry.Operators</c>. The README lists them.</summary>
    public const string MeterName = "Telemetry.Operators";

    private readonly SpoolOptions _options;
    private readonly SpoolFolder _folder;
    private readonly SpoolQueue _queue;
    private readonly SpoolSender _sender;
    private readonly SpoolMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sending;
    private long _sequence;
    private int _closed;

    private SubmissionSpool(TelemetryClient client, SpoolOptions options, SpoolFolder folder, SpoolScan scan, ILogger logger, TimeProvider time)
    {
        _options = options;
        _folder = folder;
        _time = time;
        _logger = logger;
        _sequence = scan.LastSequence;
        _queue = new SpoolQueue(scan);
        _metrics = new SpoolMetrics(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder))), () => Status);
        _sender = new SpoolSender(client, folder, _queue, new RetrySchedule(options.Retry, time: time), _metrics, time, logger, OnSettled);
        _sending = Task.Run(() => _sender.RunAsync(_stop.Token));
    }

    /// <summary>
    /// A submission was settled: it has a receipt, or was refused for good. Called by the sender, one at a time and in order, so
    /// a handler that takes long holds up the sending. After a crash it may be called for none or again for one settled before.
    /// </summary>
    public event EventHandler<SpoolSettledEventArgs>? Settled;

    /// <summary>How the spool stands now.</summary>
    public SpoolStatus Status => _queue.Status(_time.GetUtcNow());

    /// <summary>Opens a spool, puts in order what a crash left behind, and begins to send.</summary>
    /// <param name="client">Sends; stays the caller's and must live longer than the spool.</param>
    /// <param name="options">Where the spool lies.</param>
    /// <param name="logger">Takes what is worth telling; null: nobody does.</param>
    /// <param name="time">Runs waits and gives the times in the files; null: the system's. No decision depends on its calendar.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    /// <exception cref="SpoolException">The folder is in use, or cannot be read or written.</exception>
    public static async Task<SubmissionSpool> OpenAsync(TelemetryClient client, SpoolOptions options, ILogger<SubmissionSpool>? logger = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        return await Task.Run(() => Open(client, options, logger, time));
    }

    /// <summary>
    /// Puts a submission into the spool. When this returns its bytes lie on the disk, and it is sent however this process ends.
    /// The same id with the same bytes again is harmless: nothing is added, and what became of it is returned.
    /// </summary>
    /// <param name="submission">The submission; it may be changed or thrown away afterwards.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>Where it stands: <see cref="SpoolState.Pending"/>, or as what it was settled earlier.</returns>
    /// <exception cref="ArgumentException">A dry run, or an id that the contract does not allow.</exception>
    /// <exception cref="InvalidOperationException">The table has a cell about which nothing was said.</exception>
    /// <exception cref="SpoolException">
    /// Nothing was enqueued: the spool or the disk is full, the id was enqueued with other content, or as <see cref="SpoolFault"/> says.
    /// </exception>
    public async Task<SpoolResult> EnqueueAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (submission.DryRun)
        {
            throw new ArgumentException("A dry run asks for an answer now; send it with TelemetryClient.SubmitAsync.", nameof(submission));
        }

        if (!SpoolNames.IsSubmissionId(submission.SubmissionId))
        {
            throw new ArgumentException("The submission id is none: expected 1 to 128 characters of A-Z a-z 0-9 . _ : / -", nameof(submission));
        }

        using var span = SubmissionSpan.StartEnqueue();
        var encoded = submission.Encode();
        try
        {
            var header = new SpoolHeader
            {
                SubmissionId = submission.SubmissionId,
                Period = submission.Period,
                Kind = submission.Kind,
                Cells = submission.CellCount,
                EnqueuedAt = _time.GetUtcNow(),
                TraceParent = SubmissionSpan.Current,
                Bytes = encoded.LengthBytes,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(encoded.Bytes)),
            };
            await WriterAsync(cancellationToken);
            try
            {
                return await Task.Run(() => Known(header) ?? Add(header, encoded.Bytes, fromRefused: false), CancellationToken.None);
            }
            finally
            {
                _writing.Release();
            }
        }
        finally
        {
            encoded.Return();
        }
    }

    /// <summary>Where a submission stands; null when the spool knows none of that id.</summary>
    public SpoolResult? Find(string submissionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(submissionId);
        return _queue.Find(submissionId) is null ? _folder.FindSettled(submissionId)?.ToResult() : new SpoolResult(submissionId, SpoolState.Pending);
    }

    /// <summary>Waits until a submission is settled.</summary>
    /// <param name="submissionId">The sender's identifier.</param>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// Its end, or <see cref="SpoolState.Pending"/> when time ran out or the spool was closed; null when the spool knows none of that id.
    /// </returns>
    public async Task<SpoolResult?> WaitForAsync(string submissionId, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(submissionId);
        if (!_queue.TryWatch(submissionId, out var end))
        {
            return Find(submissionId);
        }

        try
        {
            return await end.WaitAsync(timeout, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Find(submissionId);
        }
    }

    /// <summary>Waits until nothing is pending.</summary>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether nothing is pending; false as well when the spool was closed before that.</returns>
    public Task<bool> DrainAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => DrainAsync(timeout, evenWhenHeld: true, cancellationToken);

    /// <summary>Ends the wait between two attempts, if there is one: somebody mended something, or does not want to wait.</summary>
    public void SendNow() => _sender.Nudge();

    /// <summary>Puts a refused submission back to the end of the queue, byte for byte, because its cause was mended elsewhere (a right was given).</summary>
    /// <returns>False when no refused submission of that id is there, or its bytes are not.</returns>
    /// <exception cref="SpoolException">As <see cref="EnqueueAsync"/>; it stays refused then.</exception>
    public async Task<bool> SendAgainAsync(string submissionId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(submissionId);
        await WriterAsync(cancellationToken);
        try
        {
            return await Task.Run(() => SendAgain(submissionId), CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>
    /// Goes on sending for <see cref="SpoolOptions.DrainTimeout"/> at most (not at all while held), then stops and gives the folder
    /// free. What is left is sent after the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await DrainAsync(_options.DrainTimeout, evenWhenHeld: false, CancellationToken.None);
        await _stop.CancelAsync();
        await _sending;

        // A call of EnqueueAsync may still be writing; those behind it are told that the spool was closed.
        await _writing.WaitAsync();
        _metrics.Dispose();
        _folder.Dispose();
        _stop.Dispose();
        _queue.Close();
        _writing.Release();
    }

    internal static SubmissionSpool Open(TelemetryClient client, SpoolOptions options, ILogger<SubmissionSpool>? givenLogger, TimeProvider? givenTime)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        ILogger logger = givenLogger ?? NullLogger<SubmissionSpool>.Instance;
        var time = givenTime ?? TimeProvider.System;
        var folder = SpoolFolder.Open(options.Folder);
        try
        {
            var scan = SpoolScan.Of(folder, time.GetUtcNow());
            foreach (var (from, to, why) in scan.SetAside)
            {
                SpoolLog.SetAside(logger, from, to ?? "nothing: it could not be moved and is left alone", why);
            }

            var spool = new SubmissionSpool(client, options, folder, scan, logger, time);
            var status = spool.Status;
            SpoolLog.Opened(logger, options.Folder, status.Pending, status.PendingBytes, status.Acknowledged, status.Refused);
            return spool;
        }
        catch (Exception e)
        {
            folder.Dispose();
            if (DurableFile.IsDiskFailure(e))
            {
                throw new SpoolException(DurableFile.FaultOf(e), $"the spool '{options.Folder}' cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    // One writer at a time: that is the order.
    private async Task WriterAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        await _writing.WaitAsync(cancellationToken);
        if (Volatile.Read(ref _closed) != 0)
        {
            _writing.Release();
            ThrowIfClosed();
        }
    }

    private void ThrowIfClosed()
    {
        if (Volatile.Read(ref _closed) != 0)
        {
            throw new SpoolException(SpoolFault.Closed, "the spool was closed");
        }
    }

    private SpoolResult? Known(SpoolHeader header)
    {
        var waiting = _queue.Find(header.SubmissionId);
        var settled = waiting is null ? _folder.FindSettled(header.SubmissionId) : null;
        var known = waiting?.Header ?? settled?.Submission;
        if (known is not null && known.Sha256 != header.Sha256)
        {
            throw new SpoolException(SpoolFault.DifferentContent, $"'{header.SubmissionId}' was enqueued before with other content; give this content another id");
        }

        return waiting is not null ? new SpoolResult(header.SubmissionId, SpoolState.Pending) : settled?.ToResult();
    }

    private SpoolResult Add(SpoolHeader header, ReadOnlySpan<byte> bytes, bool fromRefused)
    {
        var (count, pendingBytes) = _queue.Size;
        if (count >= _options.MaxPending || pendingBytes + bytes.Length > _options.MaxPendingBytes)
        {
            throw new SpoolException(SpoolFault.Full, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"the spool is full: {count} submissions of at most {_options.MaxPending} and {pendingBytes} bytes of at most {_options.MaxPendingBytes} wait"));
        }

        try
        {
            var (staged, fileBytes) = _folder.Stage(header, bytes);
            var entry = _folder.Commit(staged, header, fileBytes, ++_sequence);
            if (fromRefused)
            {
                _folder.DropRefused(header.SubmissionId);
            }

            _queue.Add(entry, fromRefused);
            return new SpoolResult(header.SubmissionId, SpoolState.Pending);
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            throw new SpoolException(DurableFile.FaultOf(e), $"the submission could not be written to the spool: {e.Message}", e);
        }
    }

    private bool SendAgain(string submissionId)
    {
        if (_queue.Find(submissionId) is not null || _folder.FindSettled(submissionId) is not { Refusal: not null } record
            || _folder.ReadRefused(record, out var start) is not { } file)
        {
            return false;
        }

        Add(record.Submission, file.AsSpan(start), fromRefused: true);
        return true;
    }

    private async Task<bool> DrainAsync(TimeSpan timeout, bool evenWhenHeld, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var over = Task.Delay(timeout, _time, end.Token);
        while (true)
        {
            var changed = _queue.Changed;
            if (_queue.Size.Count == 0)
            {
                await end.CancelAsync();
                return true;
            }

            if (over.IsCompleted || _queue.IsClosed || (!evenWhenHeld && _queue.Held is not null))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await end.CancelAsync();
                return false;
            }

            await Task.WhenAny(changed, over);
        }
    }

    private void OnSettled(SpoolResult result)
    {
        try
        {
            Settled?.Invoke(this, new SpoolSettledEventArgs(result));
        }
        catch (Exception e)
        {
            // Somebody else's code must not stop the sending.
            SpoolLog.HandlerFailed(_logger, e);
        }
    }
}

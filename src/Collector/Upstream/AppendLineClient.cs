using System.Threading.Channels;
using Grpc.Core;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Ledgers;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// One sender's stream as a stream to the collector: what is written first is queued first. Turns come one after the other, so nothing is written side by
/// side; answers come in the order of what was written. Where the stream breaks, whatever waits for an answer is told to be sent again, but for the
/// first where the collector refused it for good.
/// </summary>
internal sealed class AppendLineClient(LedgerClient client) : IAppendPath
{
    private readonly Channel<TaskCompletionSource<Appended>> _waiting = Channel.CreateUnbounded<TaskCompletionSource<Appended>>(new() { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _stop = new();
    private AsyncDuplexStreamingCall<AppendRequest, AppendResponse>? _call;
    private Task _answering = Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask<Appended> AppendAsync(NewEntry entry, long cells, StreamTurn? turn, CancellationToken cancellationToken)
    {
        if (_call is null)
        {
            _call = client.OpenStream(_stop.Token);
            _answering = AnswerAsync(_call.ResponseStream);
        }

        var answer = new TaskCompletionSource<Appended>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite(answer))
        {
            return LedgerOutOfReachException.Refusal;
        }

        try
        {
            await _call.RequestStream.WriteAsync(LedgerMapper.ToMessage(entry), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The stream is over. What that means for this one, AnswerAsync says.
        }

        turn?.Pass();
        try
        {
            return await answer.Task.WaitAsync(LedgerClient.Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return LedgerOutOfReachException.Refusal;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _answering.ConfigureAwait(false);
        _call?.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync(IAsyncStreamReader<AppendResponse> answers)
    {
        Exception? fault = null;
        try
        {
            while (await answers.MoveNext(_stop.Token).ConfigureAwait(false))
            {
                var appended = LedgerMapper.ToAppended(answers.Current);
                var next = await _waiting.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
                next.TrySetResult(appended);
            }
        }
        catch (RpcException e) when (!_stop.IsCancellationRequested)
        {
            fault = client.Meet(e);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or LedgerOutOfReachException or InvalidDataException)
        {
            // The sender has gone, or the collector is of another version.
        }

        // Answers come in order: what the collector refused is the first without one, and it never looked at the others.
        _waiting.Writer.Complete();
        for (; _waiting.Reader.TryRead(out var open); fault = null)
        {
            if (fault is LedgerRefusedException)
            {
                open.TrySetException(fault);
            }
            else
            {
                open.TrySetResult(LedgerOutOfReachException.Refusal);
            }
        }
    }
}

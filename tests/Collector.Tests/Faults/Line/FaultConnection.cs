using System.Net.Sockets;

namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>One client's connection through a <see cref="FaultProxy"/>, taken apart into HTTP/2's frames.</summary>
internal sealed class FaultConnection(FaultProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _over = new();
    private readonly Dictionary<int, Fault?> _faults = [];
    private readonly HashSet<int> _answered = [];
    private readonly MemoryStream _sent = new();

    /// <summary>All that the client sent.</summary>
    public byte[] Sent
    {
        get
        {
            lock (_sent)
            {
                return _sent.ToArray();
            }
        }
    }

    /// <summary>Carries frames until either side closes or the line fails.</summary>
    public async Task RunAsync(Fault? fault)
    {
        try
        {
            if (fault is not null)
            {
                await FailAsync(fault, null);
                return;
            }

            await _server.ConnectAsync(proxy.Target.Host, proxy.Target.Port, _over.Token);
            await using var toServer = new NetworkStream(_server);
            await using var toClient = new NetworkStream(client);
            var first = await Task.WhenAny(CarryRequestsAsync(toClient, toServer), CarryAnswersAsync(toServer, toClient));
            await first;
            if (!_over.IsCancellationRequested)
            {
                // A side closed; so does the other.
                Close(Failing.Reset);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Close(Failing.Reset);
        }
    }

    /// <summary>The line fails now.</summary>
    public void Close(Failing failing)
    {
        lock (_over)
        {
            if (_over.IsCancellationRequested)
            {
                return;
            }

            foreach (var socket in (Socket[])[client, _server])
            {
                try
                {
                    if (failing == Failing.Reset)
                    {
                        socket.LingerState = new LingerOption(true, 0);
                        socket.Close();
                    }
                    else if (socket.Connected)
                    {
                        socket.Shutdown(SocketShutdown.Send);
                    }
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // The other side was faster.
                }
            }

            _over.Cancel();
        }
    }

    public void Dispose()
    {
        Close(Failing.Reset);
        client.Dispose();
        _server.Dispose();
        _over.Dispose();
        _sent.Dispose();
    }

    private async Task CarryRequestsAsync(Stream from, Stream to)
    {
        var preface = new byte[Http2Frame.PrefaceBytes];
        await from.ReadExactlyAsync(preface, _over.Token);
        await ForwardAsync(preface, to);
        while (await Http2Frame.ReadAsync(from, _over.Token) is { } frame)
        {
            await proxy.ThawedAsync(_over.Token);
            Fault? fault;
            lock (_faults)
            {
                if (frame.IsHeaders && !_faults.ContainsKey(frame.StreamId))
                {
                    _faults.Add(frame.StreamId, proxy.NextCall());
                }

                fault = _faults.GetValueOrDefault(frame.StreamId);
            }

            if (frame.IsData && fault is { Stage: Stage.RequestHeaders or Stage.RequestBody })
            {
                await to.WriteAsync(fault.Stage == Stage.RequestBody ? frame.FirstHalf : default, _over.Token);
                await FailAsync(fault, null);
                return;
            }

            await ForwardAsync(frame.Bytes, to);
        }
    }

    private async Task CarryAnswersAsync(Stream from, Stream to)
    {
        while (await Http2Frame.ReadAsync(from, _over.Token) is { } frame)
        {
            await proxy.ThawedAsync(_over.Token);
            Fault? fault;
            lock (_faults)
            {
                fault = _faults.GetValueOrDefault(frame.StreamId);
            }

            if (fault is null || !(frame.IsData || frame.IsHeaders))
            {
                await to.WriteAsync(frame.Bytes, _over.Token);
                continue;
            }

            var (through, fails) = Reached(fault.Stage, frame);
            await to.WriteAsync(through, _over.Token);
            if (fails)
            {
                await FailAsync(fault, to);
                if (fault.Failing != Failing.Late)
                {
                    return;
                }

                lock (_faults)
                {
                    _faults[frame.StreamId] = null;
                }

                await to.WriteAsync(frame.Bytes.AsMemory(through.Length), _over.Token);
            }
        }
    }

    // How much of a frame of an answer comes through, and whether that is the stage.
    private (ReadOnlyMemory<byte> Through, bool Fails) Reached(Stage stage, Http2Frame frame)
    {
        var isFirst = _answered.Add(frame.StreamId);
        return stage switch
        {
            Stage.Request => (default, true),
            Stage.AnswerHeaders when frame.IsData || (isFirst && frame.EndsStream) => (default, true),
            Stage.AnswerBody when frame.IsData => (frame.FirstHalf, true),
            Stage.AnswerBody or Stage.AnswerMessage when frame.EndsStream => (default, true),
            Stage.Answer when frame.EndsStream => (frame.Bytes, true),
            _ => (frame.Bytes, false),
        };
    }

    private async Task ForwardAsync(byte[] bytes, Stream to)
    {
        lock (_sent)
        {
            _sent.Write(bytes);
        }

        await to.WriteAsync(bytes, _over.Token);
    }

    private async Task FailAsync(Fault fault, Stream? toClient)
    {
        await fault.Before().WaitAsync(_over.Token);
        if (fault.Failing == Failing.GoAway && toClient is not null)
        {
            await toClient.WriteAsync(Http2Frame.GoAway().Bytes, _over.Token);
        }

        if (fault.Failing != Failing.Late)
        {
            Close(fault.Failing);
        }

        proxy.Failed(fault);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>
/// The line between a client and the service, on a port of its own: it can be cut at an exact stage of a call, frozen, carry
/// answers late, and deliver again what it carried.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(FaultConnection Connection, Task Running)> _connections = new();
    private readonly ConcurrentQueue<Fault> _failed = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _thawed = Open();
    private int _calls;
    private int _accepted;

    public FaultProxy(Uri target)
    {
        Target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where new connections go to.</summary>
    public Uri Target { get; set; }

    /// <summary>A fault for the connection of that number, from 1.</summary>
    public Func<int, Fault?> OnConnection { get; set; } = _ => null;

    /// <summary>A fault for the call of that number, from 1, over all connections.</summary>
    public Func<int, Fault?> OnCall { get; set; } = _ => null;

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Faults that came about, in order.</summary>
    public IReadOnlyCollection<Fault> Faults => _failed;

    /// <summary>From now on nothing comes through, either way, and nobody is told.</summary>
    public void Freeze() => _thawed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held comes through, and all that follows.</summary>
    public void Thaw() => _thawed.TrySetResult();

    /// <summary>Cuts all connections that there are.</summary>
    public void Cut(Failing failing)
    {
        foreach (var (connection, _) in _connections)
        {
            connection.Close(failing);
        }
    }

    /// <summary>Delivers all that came over the connection of that number, from 1, once more, and gives the number of calls that were answered.</summary>
    public async Task<int> DeliverAgainAsync(int connection)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Target.Host, Target.Port, patience.Token);
        await using var stream = new NetworkStream(socket);
        var sent = _connections.ElementAt(connection - 1).Connection.Sent;
        await stream.WriteAsync(sent, patience.Token);
        var open = await CallsAsync(sent);
        var calls = open.Count;
        while (open.Count > 0 && await Http2Frame.ReadAsync(stream, patience.Token) is { } frame)
        {
            if (frame.EndsStream)
            {
                open.Remove(frame.StreamId);
            }
        }

        return calls - open.Count;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Thaw();
        Cut(Failing.Reset);
        foreach (var (connection, running) in _connections)
        {
            await running;
            connection.Dispose();
        }
    }

    internal Fault? NextCall() => OnCall(Interlocked.Increment(ref _calls));

    internal void Failed(Fault fault) => _failed.Enqueue(fault);

    internal Task ThawedAsync(CancellationToken cancellationToken) => _thawed.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private static async Task<HashSet<int>> CallsAsync(byte[] sent)
    {
        using var bytes = new MemoryStream(sent, Http2Frame.PrefaceBytes, sent.Length - Http2Frame.PrefaceBytes);
        var calls = new HashSet<int>();
        while (await Http2Frame.ReadAsync(bytes, CancellationToken.None) is { } frame)
        {
            if (frame.IsHeaders)
            {
                calls.Add(frame.StreamId);
            }
        }

        return calls;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            client.NoDelay = true;
            var connection = new FaultConnection(this, client);
            _connections.Enqueue((connection, connection.RunAsync(OnConnection(Interlocked.Increment(ref _accepted)))));
        }
    }
}

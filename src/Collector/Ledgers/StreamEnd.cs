using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Credential = Telemetry.Collector.Security.Credential;

namespace Telemetry.Collector.Ledgers;

/// <summary>When another part's stream has to end: with its call, with this process, or with the key that it came with.</summary>
internal sealed class StreamEnd : IDisposable
{
    // Whoever does not read is not waited for longer.
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(3);

    private readonly CredentialEnd _credential;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _cut;
    private readonly CancellationTokenRegistration _cutting;

    /// <summary>Watches all three; <see cref="IngestGate"/> has seen to it that there is a credential.</summary>
    public StreamEnd(ServerCallContext context, KnownCredentials keys, CancellationToken stopping)
    {
        var call = context.GetHttpContext();
        _credential = new CredentialEnd(call, call.Features.GetRequiredFeature<Credential>(), keys);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping, _credential.Token);
        _cut = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        _cutting = _stop.Token.UnsafeRegister(static cut => ((CancellationTokenSource)cut!).CancelAfter(LastWrite), _cut);
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>
    /// For a message that is being written: cancelled when there has been time to write it to its end. A write that is cancelled resets the
    /// call, and nobody would be told why it ended.
    /// </summary>
    public CancellationToken WriteToken => _cut.Token;

    /// <summary>Ends it from here.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>Says at the end that it was the key's.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED: it was.</exception>
    public void RequireCredential()
    {
        if (_credential.Token.IsCancellationRequested)
        {
            throw RefusalMapper.ToException(IngestGate.Ended);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cutting.Dispose();
        _cut.Dispose();
        _stop.Dispose();
        _credential.Dispose();
    }
}

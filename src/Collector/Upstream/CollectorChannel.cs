using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Upstream;

/// <summary>Connections to the collector.</summary>
internal sealed class CollectorChannel(UpstreamOptions options) : IDisposable
{
    private readonly UpstreamChannel _channel = new(options.Collector!, options);

    /// <inheritdoc cref="UpstreamChannel.Calls"/>
    public Grpc.Core.CallInvoker Calls => _channel.Calls;

    /// <inheritdoc cref="UpstreamChannel.Renew"/>
    public void Renew() => _channel.Renew();

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}

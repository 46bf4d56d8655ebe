using Telemetry.Aggregator.Publication;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Publication;
using Telemetry.Collector.Upstream;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>The editions of a collector in another process.</summary>
internal sealed class RemotePublicationPart : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton(_ => new PublicationRecord { AwaitsFirst = true }).AddSingleton<IDecisionFollower, PublicationDecisions>();
        services.AddSingleton<IEditionOffice, RemoteEditionOffice>();
    }
}

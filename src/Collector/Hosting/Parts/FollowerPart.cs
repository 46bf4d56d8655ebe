using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Collector.Upstream;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>The collector in another process: its ledger, its credentials, its catalogue.</summary>
internal sealed class FollowerPart(CatalogueCopy copy) : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton(copy);
        services.AddSingleton(provider => new CollectorChannel(provider.GetRequiredService<CollectorOptions>().Upstream));
        services.AddSingleton<LedgerClient>().AddSingleton<RemoteSubmissionLedger>();
        services.AddSingleton<ISubmissionLedger>(provider => provider.GetRequiredService<RemoteSubmissionLedger>());
        services.AddSingleton<IFindingPreview>(provider => provider.GetRequiredService<RemoteSubmissionLedger>());
        services.AddSingleton<IDecisionLog, RemoteDecisionLog>().AddSingleton<ILedgerTimeline, RemoteTimeline>();
        services.AddSingleton<ILedgerEntries, RemoteLedgerEntries>();
        services.AddSingleton<ILedgerEvidence, RemoteLedgerEvidence>();
        services.AddSingleton<FollowedCredentials>().AddSingleton<KnownCredentials>(provider => provider.GetRequiredService<FollowedCredentials>());
        services.AddSingleton<IAccountOffice, RemoteAccountOffice>();
        services.AddSingleton<CollectorFollower>().AddSingleton<IHealthPart>(provider => provider.GetRequiredService<CollectorFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<CollectorFollower>());
    }
}

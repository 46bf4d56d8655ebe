using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Publication;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Admin;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Evidence;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Ledgers;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Publication;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>The ledger with all that only its writer does: projection, administration, and what the other parts of the service ask for.</summary>
internal sealed class LedgerPart(Stores stores) : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.AdminService", "telemetry.v1.LedgerService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton(stores.Ledger).AddSingleton(stores.Archive).AddSingleton(stores.Series);
        services.AddSingleton(stores.Keys).AddSingleton<KnownCredentials>(stores.Keys);

        // Attempts of its own, not those of API keys: whoever floods the service with wrong keys from behind the same proxy must not keep people from signing in.
        services.AddSingleton(static provider => new AccountDesk(
            provider.GetRequiredService<KeyStore>(), new FailedAttempts(provider.GetRequiredService<TimeProvider>()), provider.GetRequiredService<AccessLog>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountOffice>(provider => provider.GetRequiredService<AccountDesk>());
        services.AddSingleton<SourceQuota>().AddSingleton<ISubmissionLedger, LocalSubmissionLedger>();
        services.AddSingleton<FindingPreview>().AddSingleton<IFindingPreview, DryRun>();
        services.AddSingleton<DecisionProjection>().AddSingleton<IDecisionLog>(provider => provider.GetRequiredService<DecisionProjection>());
        services.AddSingleton<ILedgerTimeline, LocalLedgerTimeline>().AddSingleton<ILedgerEntries, LocalLedgerEntries>();
        services.AddSingleton<PublicationRecord>().AddSingleton<IDecisionFollower, PublicationDecisions>();
        services.AddSingleton<EditionDesk>().AddSingleton<IEditionOffice>(provider => provider.GetRequiredService<EditionDesk>());
        services.AddSingleton<AppendGuard>().AddSingleton<LedgerFeed>();
        services.AddSingleton<IHealthPart, LedgerHealth>().AddSingleton<IHealthPart, ProjectionHealth>();

        services.AddSingleton<ImportLock>().AddSingleton<CredentialMapper>();
        services.AddSingleton(provider => new CredentialOffice(new Lazy<Catalogue.Catalogue>(stores.Catalogue), stores.Keys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CredentialJournal>().AddHostedService(provider => provider.GetRequiredService<CredentialJournal>());
        services.AddSingleton<ProjectionMetrics>().AddSingleton(Projector).AddHostedService(provider => provider.GetRequiredService<Projector>());
        AddEvidence(services);
    }

    private void AddEvidence(IServiceCollection services)
    {
        var tree = new LedgerTree(stores.Ledger.Hashes);
        services.AddSingleton(tree).AddSingleton<ILedgerEvidence>(new LocalLedgerEvidence(stores.Ledger, tree, stores.CheckpointKey?.PublicKey));
        if (stores.CheckpointKey is not { } key)
        {
            services.AddSingleton<IHealthPart, NoCheckpoints>();
            return;
        }

        services.AddSingleton(key).AddSingleton(static provider => provider.GetRequiredService<CollectorOptions>().Checkpoints).AddSingleton<CheckpointSigner>();
        services.AddSingleton<IHealthPart>(provider => provider.GetRequiredService<CheckpointSigner>()).AddHostedService(provider => provider.GetRequiredService<CheckpointSigner>());
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapGrpcService<AdminRpcService>();
        app.MapGrpcService<LedgerRpcService>();
    }

    private Projector Projector(IServiceProvider provider)
    {
        var scheduler = provider.GetService<RollupScheduler>();
        var pace = provider.GetRequiredService<IntakePace>();
        return new Projector(
            stores.Ledger,
            stores.Series,
            stores.Archive,
            (position, lag) =>
            {
                scheduler?.Notify(position);
                pace.Report(lag);
            },
            provider.GetRequiredService<ProjectionMetrics>(),
            provider.GetRequiredService<ArrivalTraces>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Projector>>());
    }
}

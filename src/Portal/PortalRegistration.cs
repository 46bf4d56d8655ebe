using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Aggregator.Publication;
using Telemetry.Doctor;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Csv;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Feed;
using Telemetry.Portal.Json;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Pages.Access;
using Telemetry.Portal.Pages.Examinations;
using Telemetry.Portal.Pages.Evidence;
using Telemetry.Portal.Pages.Findings;
using Telemetry.Portal.Pages.Indicators;
using Telemetry.Portal.Pages.Overview;
using Telemetry.Portal.Pages.Passports;
using Telemetry.Portal.Pages.Publication;
using Telemetry.Portal.Pages.Receipts;
using Telemetry.Portal.Pages.Reconciliation;
using Telemetry.Portal.Pages.Reporting;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Query.Publication;
using Telemetry.Portal.Reports;
using Telemetry.Portal.Reports.Schedule;
using Telemetry.Portal.Rpc;
using Telemetry.Portal.Text;
using Telemetry.Portal.Web;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Portal;

/// <summary>How a host takes the portal in.</summary>
public static class PortalRegistration
{
    // 10,000 codes in a question are 200 KB, the longest report 600 KB.
    private const int LargestQuestionBytes = 1024 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Posting = [HttpMethods.Post];

    /// <summary>
    /// Registers the query layer, its JSON and gRPC edges and the pages. The host registers <see cref="Catalogue.Catalogue"/>,
    /// <see cref="Storage.Series.ISeriesStore"/> and either <see cref="Ledger"/> or an <see cref="ILedgerTimeline"/> with an <see cref="ILedgerEntries"/>; it may register an
    /// <see cref="IComparison"/>, a <see cref="TimeProvider"/>, <see cref="MapOptions"/>, and for questions about findings a <see cref="Aggregator.Findings.FindingService"/> or an
    /// <see cref="IFindingReader"/>, an <see cref="IDecisionLog"/>, and for sign-in an <see cref="IAccountOffice"/>; and its authentication calls <see cref="CallerFeature.SetCaller"/> before the endpoints run.
    /// </summary>
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        // Vietnamese letters as they are; only what means something in HTML is escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        services.AddWire();
        services.TryAddSingleton<FigureReader>();
        services.TryAddSingleton<DisclosureOptions>();
        services.TryAddSingleton(static provider => new OutsideFigureReader(
            provider.GetRequiredService<FigureReader>(),
            provider.GetRequiredService<DisclosureOptions>(),
            OutsideFigureReader.ChangesOfLevels(provider.GetRequiredService<Catalogue.Catalogue>())));
        services.TryAddSingleton<ILedgerTimeline>(static provider => new LocalLedgerTimeline(provider.GetRequiredService<Ledger>()));
        services.TryAddSingleton<FigureHistoryReader>();
        services.TryAddSingleton<ILedgerEntries, LocalLedgerEntries>();
        services.TryAddSingleton<ReconciliationReader>();
        services.AddSingleton<ReconciliationQueryService>();
        services.AddSingleton<ReconciliationMapper>();
        services.AddSingleton<FigureHistoryService>();
        services.AddSingleton<FigureHistoryMapper>();
        services.AddSingleton<ReceiptCells>();
        services.AddSingleton<ReceiptQueryService>();
        services.TryAddSingleton<ILedgerEvidence>(static provider =>
        {
            var ledger = provider.GetRequiredService<Ledger>();
            return new LocalLedgerEvidence(ledger, new LedgerTree(ledger.Hashes), signingKey: null);
        });
        services.AddSingleton<EvidenceQueryService>();
        services.TryAddSingleton<FeedOptions>();
        services.AddSingleton<FeedReader>().AddSingleton<IFeedPart, CheckpointFeedPart>().AddSingleton<IFeedPart, PublicationFeedPart>();
        services.TryAddSingleton<IComparison, ComparisonRows>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MapOptions>();
        services.AddSingleton<MapLibrary>();
        services.TryAddSingleton<IAccountOffice, NoAccounts>();

        services.AddSingleton<QuestionReader>();
        services.AddSingleton<QuestionExpander>();
        services.AddSingleton<AsOfReader>();
        services.TryAddSingleton<PublicationRecord>();
        services.TryAddSingleton<IEditionOffice, NoEditions>();
        services.AddSingleton<EditionLibrary>();
        services.AddSingleton<PublishedFigures>();
        services.AddSingleton<EditionBuilder>();
        services.AddSingleton<ChangedCellReader>();
        services.AddSingleton<PublicationRights>();
        services.AddSingleton<PublicationGrounds>();
        services.AddSingleton<PublicationService>();
        services.AddSingleton<EditionQueryService>();
        services.AddSingleton<EditionMapper>();
        services.AddSingleton<PublicationTableReader>();
        services.AddSingleton<FigureQueryService>();
        services.AddSingleton<ReportDoctor>();
        services.AddSingleton<ExaminationPlaces>();
        services.AddSingleton<ExaminationService>();
        services.AddSingleton(static provider => new CompletenessReader(
            provider.GetRequiredService<Catalogue.Catalogue>(),
            provider.GetRequiredService<ISeriesStore>(),
            provider.GetRequiredService<ILedgerTimeline>().PositionAtAsync));
        services.AddSingleton<ReminderList>();
        services.AddSingleton<CompletenessQueryService>();

        // What programs are given is worded in Vietnamese; a page has words of its own (PageView).
        services.AddSingleton(static provider => new Words(provider.GetRequiredService<Catalogue.Catalogue>(), Language.Vietnamese));
        services.AddSingleton<NoteText>();
        services.AddSingleton<CompletenessText>();
        services.AddSingleton<CompletenessMapper>();
        services.AddSingleton<RemindersTable>();
        services.AddSingleton<PassportMapper>();
        services.AddSingleton<FigureMapper>();
        services.AddSingleton<RpcFigureMapper>();
        services.AddSingleton<CoverageQueryService>();
        services.AddSingleton<OverviewChooser>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<FindingText>();
        services.AddSingleton<FindingMapper>();
        services.TryAddSingleton<IFindingReader, LocalFindingReader>();
        services.AddSingleton<FindingQueryService>();
        services.AddSingleton<ReportService>();
        services.AddSingleton<KnownPeriods>();
        services.AddSingleton<ReadableUnits>();
        services.AddSingleton<IndicatorQuestionReader>();
        services.AddSingleton<IndicatorQueryService>();
        services.AddSingleton<IndicatorFormBuilder>();
        services.AddSingleton(static provider => new ReportFolder(provider));
        return services;
    }

    /// <summary>
    /// Maps the pages and the JSON endpoints, and a 404 for any other GET; the host has called <see cref="SecurityHeaders.UseSecurityHeaders"/>. Conventions such as <c>RequireHost</c> apply to all of them.
    /// </summary>
    public static IEndpointConventionBuilder MapPortal(this IEndpointRouteBuilder endpoints)
    {
        var portal = endpoints.MapGroup("");
        portal.MapMethods("/", Reading, OverviewEndpoint.HandleAsync);
        portal.MapMethods("/comparison", Reading, ComparisonEndpoint.HandleAsync);
        portal.MapMethods("/indicators", Reading, IndicatorsEndpoint.HandleAsync);
        portal.MapMethods("/indicators/table.csv", Reading, IndicatorsEndpoint.HandleTableAsync);
        portal.MapMethods("/passport", Reading, PassportEndpoint.HandleAsync);
        portal.MapMethods("/passport/history", Reading, PassportEndpoint.HandleHistoryAsync);
        portal.MapMethods("/receipts/{sequence}", Reading, ReceiptEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/figures", Reading, FiguresEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/figures/history", Reading, FigureHistoryEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/series", Reading, SeriesEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/completeness", Reading, CompletenessEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/reminders", Reading, RemindersEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/reconciliation", Reading, ReconciliationEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/findings", Reading, FindingsEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/findings/{id}/explain", Posting, ExplainEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/editions", Reading, EditionEndpoint.ListAsync);
        portal.MapMethods("/api/v1/editions", Posting, EditionEndpoint.PublishAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}", Reading, EditionEndpoint.GetAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}/comparison", Reading, EditionEndpoint.CompareAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}/approve", Posting, EditionEndpoint.ApproveAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}/reject", Posting, EditionEndpoint.RejectAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}/{number}/figures.csv", Reading, EditionEndpoint.DownloadFullAsync);
        portal.MapMethods("/api/v1/editions/{area}/{period}/{number}/outside.csv", Reading, EditionEndpoint.DownloadOutsideAsync);
        portal.MapMethods("/api/v1/doctor", Posting, DoctorEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/reports", Reading, ReportListEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/reports/{report}", Reading, ReportEndpoint.HandleAsync);
        portal.MapMethods("/reconciliation", Reading, ReconciliationPageEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/receipts/{id}", Reading, EvidenceEndpoint.ReceiptAsync);
        portal.MapMethods("/api/v1/receipts/{id}/proof", Reading, EvidenceEndpoint.ProofAsync);
        portal.MapMethods("/api/v1/checkpoints", Reading, EvidenceEndpoint.ListAsync);
        portal.MapMethods("/api/v1/checkpoints/key", Reading, EvidenceEndpoint.KeyAsync);
        portal.MapMethods("/api/v1/checkpoints/{size}", Reading, EvidenceEndpoint.FindAsync);
        portal.MapMethods("/api/v1/checkpoints/{size}/consistency", Reading, EvidenceEndpoint.ConsistencyAsync);
        portal.MapMethods("/evidence", Reading, EvidencePageEndpoint.HandleAsync);
        portal.MapMethods("/feed.atom", Reading, FeedEndpoint.AtomAsync);
        portal.MapMethods("/feed.json", Reading, FeedEndpoint.JsonAsync);
        portal.MapMethods("/api/v1/feed", Reading, FeedEndpoint.JsonAsync);
        portal.MapMethods("/reporting", Reading, ReportingEndpoint.HandleAsync);
        portal.MapMethods("/findings", Reading, FindingsPageEndpoint.HandleAsync);
        portal.MapMethods("/findings/{id}", Reading, FindingPageEndpoint.HandleAsync);
        portal.MapMethods("/findings/{id}/explain", Posting, FindingPageEndpoint.HandleExplainAsync);
        portal.MapMethods("/doctor", Reading, DoctorPageEndpoint.ShowAsync);
        portal.MapMethods("/doctor", Posting, DoctorPageEndpoint.HandleAsync);
        portal.MapMethods("/reports", Reading, ReportPageEndpoint.HandleListAsync);
        portal.MapMethods("/reports/{report}", Reading, ReportPageEndpoint.HandleAsync);
        portal.MapMethods("/publication", Reading, PublicationEndpoint.HandleAsync);
        portal.MapMethods("/publication/{area}/{period}", Reading, PublicationEndpoint.HandlePeriodAsync);
        portal.MapMethods("/publication/{area}/{period}/publish", Posting, PublicationEndpoint.HandlePublishAsync);
        portal.MapMethods("/publication/{area}/{period}/approve", Posting, PublicationEndpoint.HandleApproveAsync);
        portal.MapMethods("/publication/{area}/{period}/reject", Posting, PublicationEndpoint.HandleRejectAsync);
        portal.MapMethods("/sign-in", Reading, SignInEndpoint.ShowAsync);
        portal.MapMethods("/sign-in", Posting, SignInEndpoint.HandleAsync);
        portal.MapMethods("/sign-out", Posting, SignOutEndpoint.HandleAsync);
        portal.MapMethods("/password", Reading, PasswordEndpoint.ShowAsync);
        portal.MapMethods("/password", Posting, PasswordEndpoint.HandleAsync);
        portal.MapMethods("/api/v1/token", Posting, TokenEndpoint.HandleAsync);
        portal.MapMethods(PortalAssets.Route, Reading, PortalAssets.HandleAsync);
        portal.MapMethods("/{**path}", Reading, PageAnswer.NotFoundAsync).WithOrder(int.MaxValue);

        // Around every endpoint, whatever it answers: nobody can forget it in a new one.
        ((IEndpointConventionBuilder)portal).Finally(static endpoint =>
        {
            if (endpoint.RequestDelegate is { } inner)
            {
                endpoint.RequestDelegate = endpoint.OnWire(http => OutageAnswer.InvokeAsync(http, inner));
            }
        });
        return portal;
    }

    /// <summary>Bounds what the protocol's QueryService and DoctorService read: questions and reports are small, and they are read before anybody knows whose they are.</summary>
    public static IGrpcServerBuilder AddQueryService(this IGrpcServerBuilder grpc) => grpc
        .AddServiceOptions<RpcQueryService>(static query =>
        {
            query.MaxReceiveMessageSize = LargestQuestionBytes;
            query.Interceptors.Add<RpcOutages>();
        })
        .AddServiceOptions<RpcDoctorService>(static doctor =>
        {
            doctor.MaxReceiveMessageSize = LargestQuestionBytes;
            doctor.Interceptors.Add<RpcOutages>();
        });

    /// <summary>Maps the protocol's QueryService and DoctorService; the host has called <c>AddGrpc</c> and <see cref="AddQueryService"/>.</summary>
    public static void MapQueryService(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<RpcQueryService>();
        endpoints.MapGrpcService<RpcDoctorService>();
    }
}

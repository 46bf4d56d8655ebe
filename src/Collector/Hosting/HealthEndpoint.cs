using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary>Whether the process lives, and whether everything behind it works. Open to all: it names no figure and no source.</summary>
public static class HealthEndpoint
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet("/health/ready", (Ledger ledger, ISeriesStore store, Projector projector) =>
        {
            var ledgerSequence = ledger.Head.Sequence;
            var projected = store.Position;
            var unavailable = ledger.Unavailable is not null;
            return Results.Json(
                new
                {
                    status = unavailable ? "unavailable" : projector.Trouble is not null ? "degraded" : "ready",
                    ledgerSequence,
                    projectedSequence = projected,
                    backlog = Math.Max(0, ledgerSequence - projected),
                    ledger = unavailable ? "cannot write" : "ok",
                    seriesStore = projector.Trouble is null ? "ok" : "failing; intake goes on, figures are behind",
                },
                statusCode: unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }
}

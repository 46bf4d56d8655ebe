namespace Telemetry.Collector.Hosting;

/// <summary>Whether the process lives, and whether everything behind it works. Open to all: it names no figure and no source.</summary>
internal static class HealthEndpoint
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet("/health/ready", (HealthReport health) =>
        {
            var findings = health.Look();
            var level = HealthReport.Worst(findings);
            var answer = new Dictionary<string, object> { ["status"] = level.ToString().ToLowerInvariant() };
            foreach (var finding in findings)
            {
                foreach (var (name, value) in finding.Facts)
                {
                    answer[name] = value;
                }

                answer[finding.Part] = finding.Text;
            }

            return Results.Json(answer, statusCode: level == HealthLevel.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Web;

namespace Telemetry.Portal.Tests.Web;

public sealed class KeptPagesTests
{
    [Fact]
    public async Task Every_kept_page_is_served_and_none_is_a_form_of_passwords_or_a_file()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddPortal();
        await using var app = builder.Build();
        app.MapPortal();

        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText).ToHashSet();

        Assert.All(KeptPages.All, page => Assert.Contains(page, routes));
        Assert.DoesNotContain(KeptPages.All, page => page.StartsWith("/api", StringComparison.Ordinal) || page is "/sign-in" or "/sign-out" or "/password" or "/findings/{id}");
    }
}

using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Pages;

/// <summary>The pages that every check of pages goes through.</summary>
internal static class MainPages
{
    /// <summary>Their addresses.</summary>
    public static TheoryData<string> Addresses => new(
        "/",
        $"/passport?indicator=density.telephone&area=22&period={PortalWorld.Month}",
        "/reports",
        $"/reports/main_targets?area=22&period={PortalWorld.Month}");
}

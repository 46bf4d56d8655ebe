using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Pages;

/// <summary>The pages that every check of pages goes through.</summary>
internal static class MainPages
{
    private const string Density = "/indicators?indicator=density.telephone&area=22&period=" + PortalWorld.Month;

    /// <summary>Their addresses.</summary>
    public static TheoryData<string> Addresses => new(
        "/?area=22&period=" + PortalWorld.Month,
        Density,
        Density + "&view=series",
        Density + "&view=shares",
        Density + "&view=distribution",
        "/indicators?indicator=density.mobile&area=VN&period=" + PortalWorld.Month,
        "/passport?indicator=density.telephone&area=22&period=" + PortalWorld.Month,
        "/receipts/60",
        "/reconciliation",
        "/reporting?period=" + PortalWorld.Month,
        "/findings",
        "/publication?period=" + PortalWorld.Month,
        "/publication/22/" + PortalWorld.Month,
        "/reports",
        "/evidence",
        "/reports/main_targets?area=22&period=" + PortalWorld.Month,
        "/doctor?sample=bac-giang-2013",
        "/sign-in");
}

using System.Globalization;
using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Pages;

/// <summary>
/// Addresses of pages and documents. They name the unit's identity and the ledger position, so that a link shows the same for ever; figures
/// for readers outside are given as known now.
/// </summary>
internal static class PageAddress
{
    /// <summary>The passport page of a figure.</summary>
    public static string Passport(Figure figure) => "/passport" + Query(figure);

    /// <summary>The same figure from the JSON endpoint.</summary>
    public static string Json(Figure figure) => "/api/v1/figures" + Query(figure);

    /// <summary>The passport page of the figure as known now.</summary>
    public static string PassportNow(Figure figure) => "/passport" + Question(figure);

    private static string Query(Figure figure) => figure.Form == FigureForm.Outside
        ? Question(figure)
        : string.Create(CultureInfo.InvariantCulture, $"{Question(figure)}&asOf={figure.Passport.LedgerPosition}");

    private static string Question(Figure figure) =>
        $"?indicator={Uri.EscapeDataString(figure.Item)}&area={Uri.EscapeDataString(figure.Area.Key.ToString())}" +
        $"&period={figure.Period}&operator={Uri.EscapeDataString(figure.Operator)}";
}

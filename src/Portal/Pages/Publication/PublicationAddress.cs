using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Publication;

/// <summary>Addresses of the pages about editions.</summary>
internal static class PublicationAddress
{
    /// <summary>A unit's period.</summary>
    public static string Of(AreaKey unit, Period period) => $"/publication/{unit}/{period}";

    /// <summary>The same with a comparison: of an edition with the one before, or of what is known now with the last.</summary>
    public static string Comparison(AreaKey unit, Period period, int? number) =>
        $"{Of(unit, period)}?compare={(number is { } edition ? edition.ToString(System.Globalization.CultureInfo.InvariantCulture) : "now")}#comparison";

    /// <summary>A file of an edition.</summary>
    public static string File(Aggregator.Publication.Edition edition, bool isOutside) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/v1/editions/{edition.Unit}/{edition.Period}/{edition.Number}/{(isOutside ? "outside" : "figures")}.csv");
}

using System.Globalization;

namespace Telemetry.Portal.Maps.Import;

/// <summary>Something in a GeoJSON file that keeps it from being imported.</summary>
/// <param name="Feature">Which feature, from 1; 0: the file as a whole.</param>
/// <param name="Problem">What was found.</param>
/// <param name="Expected">What was expected.</param>
public sealed record MapFault(int Feature, string Problem, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => Feature == 0
        ? $"file: {Problem}; expected {Expected}"
        : string.Create(CultureInfo.InvariantCulture, $"feature {Feature}: {Problem}; expected {Expected}");
}

namespace Telemetry.Portal.Maps.Import;

/// <summary>Where a point of Vietnam can lie, in degrees of WGS 84. Pure.</summary>
internal static class VietnamFrame
{
    /// <summary>What a position has to be, for a message.</summary>
    public const string Expected = "longitude, latitude in degrees (WGS 84) within 102 to 118 east, 6 to 24 north";

    /// <summary>East of this there are the two archipelagos and nothing else: the mainland ends at 109.5.</summary>
    public const double OffshoreLongitude = 110.5;

    /// <summary>Whether it lies in Vietnam, its archipelagos included.</summary>
    public static bool Holds(double longitude, double latitude) => longitude is >= 102 and <= 118 && latitude is >= 6 and <= 24;

    /// <summary>What is wrong with a position that lies elsewhere.</summary>
    public static string Problem(double longitude, double latitude)
    {
        var written = FormattableString.Invariant($"position [{longitude:0.######}, {latitude:0.######}] is not in Vietnam");
        if (Holds(latitude, longitude))
        {
            return written + ": the latitude comes first";
        }

        return Math.Abs(longitude) > 360 || Math.Abs(latitude) > 90 ? written + ": these are no degrees (VN-2000 metres have to be converted)" : written;
    }
}

namespace Telemetry.Catalogue;

/// <summary>Levels of administration, outermost first.</summary>
public enum AreaLevel
{
    /// <summary>Việt Nam.</summary>
    Country = 0,

    /// <summary>Tỉnh, thành phố trực thuộc trung ương.</summary>
    Province = 1,

    /// <summary>Huyện, quận, thị xã; abolished on 1 July 2025.</summary>
    District = 2,

    /// <summary>Xã, phường, thị trấn, đặc khu.</summary>
    Commune = 3,
}

namespace Telemetry.Catalogue;

/// <summary>How long a value stands when later periods report none.</summary>
public enum StandsFor
{
    /// <summary>Only for the period it was reported for.</summary>
    Period,

    /// <summary>For the rest of its calendar year; a value for the whole year stands for every period in it.</summary>
    Year,

    /// <summary>Until a later one is reported (land area, population).</summary>
    UntilReplaced,
}

namespace Telemetry.Doctor.Meaning;

/// <summary>What a mention of a period is for.</summary>
internal enum MentionUse
{
    /// <summary>The time that is spoken of.</summary>
    Said,

    /// <summary>What is compared with: so với năm 2011.</summary>
    Base,

    /// <summary>The time of a plan or target: KH năm 2014, đến năm 2015.</summary>
    Target,

    /// <summary>The report's own time: đến nay.</summary>
    Now,
}

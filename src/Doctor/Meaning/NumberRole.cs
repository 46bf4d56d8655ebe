namespace Telemetry.Doctor.Meaning;

/// <summary>What a number says of its subject.</summary>
public enum NumberRole
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>What is, or was in the period: a metric's or an indicator's value.</summary>
    Actual,

    /// <summary>A plan or target for a period.</summary>
    Plan,

    /// <summary>Per cent of a plan reached: đạt 103% KH.</summary>
    Completion,

    /// <summary>Change against a base, in per cent, falls negative: tăng 14,8%, giảm 25,4%.</summary>
    Growth,

    /// <summary>Per cent of a base: bằng 110,8% so với năm 2011.</summary>
    RatioToBase,

    /// <summary>Change against a base, in the subject's unit: tăng 2.169 thuê bao so với cùng kỳ.</summary>
    Change,

    /// <summary>Per cent of a whole: chiếm 77,6%.</summary>
    Share,
}

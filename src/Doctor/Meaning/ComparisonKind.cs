namespace Telemetry.Doctor.Meaning;

/// <summary>Which kind of base is printed.</summary>
public enum ComparisonKind
{
    /// <summary>so với năm 2011, so với tháng trước: a period.</summary>
    Period,

    /// <summary>so với cùng kỳ (năm trước): the same period of the year before.</summary>
    YearBefore,

    /// <summary>so với kế hoạch.</summary>
    Plan,
}

using Telemetry.Catalogue;

namespace Telemetry.Portal.Reports;

/// <summary>Lengths of period as the public API names them. Pure.</summary>
internal static class ReportGrains
{
    /// <summary>The public name.</summary>
    public static string Name(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Day => "day",
        PeriodGrain.Month => "month",
        PeriodGrain.Quarter => "quarter",
        PeriodGrain.Half => "half",
        PeriodGrain.NineMonths => "nineMonths",
        _ => "year",
    };

    /// <summary>How one is written.</summary>
    public static string Example(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Day => "2013-06-30",
        PeriodGrain.Month => "2013-06",
        PeriodGrain.Quarter => "2013-Q2",
        PeriodGrain.Half => "2013-H1",
        PeriodGrain.NineMonths => "2013-9M",
        _ => "2013",
    };
}

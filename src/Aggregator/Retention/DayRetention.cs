using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Retention;

/// <summary>How long the series store keeps values of days. The ledger keeps everything, and longer periods are kept for ever.</summary>
/// <param name="KeepDays">Days after the end of its month that a day is kept; 0: for ever. At least <see cref="LeastDays"/>, so that a day can be compared with that of the year before.</param>
public sealed record DayRetention(int KeepDays)
{
    /// <summary>Fewest days, but for none at all.</summary>
    public const int LeastDays = 400;

    /// <summary>Nothing is ever dropped: the default.</summary>
    public static DayRetention ForEver { get; } = new(0);

    /// <summary>What is out of range.</summary>
    public IEnumerable<string> Validate()
    {
        if (KeepDays is not 0 and < LeastDays)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--keep-days is {KeepDays}; expected 0 (for ever) or at least {LeastDays}");
        }
    }

    /// <summary>Whether values of the period are no longer kept: days only, a month's together.</summary>
    public bool IsOver(Period period, DateTimeOffset now) => period.Grain == PeriodGrain.Day && IsMonthOver(Period.Containing(period.First, PeriodGrain.Month), now);

    /// <summary>Whether the days of a month are no longer kept.</summary>
    internal bool IsMonthOver(Period month, DateTimeOffset now) => KeepDays > 0 && month.Last.AddDays(KeepDays) < VietnamTime.DayOf(now);
}

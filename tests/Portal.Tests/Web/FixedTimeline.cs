using Telemetry.Portal.Query;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Entry n was committed on the n-th of July 2013, at noon in Vietnam.</summary>
internal sealed class FixedTimeline : ILedgerTimeline
{
    public ValueTask<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var noonBefore = new DateTimeOffset(2013, 6, 30, 12, 0, 0, TimeSpan.FromHours(7));
        return ValueTask.FromResult(Math.Max(0, (long)Math.Floor((time - noonBefore).TotalDays)));
    }

    public ValueTask<DateTimeOffset?> TimeOfAsync(long position, CancellationToken cancellationToken) => ValueTask.FromResult<DateTimeOffset?>(
        position is > 0 and < 1000 ? new DateTimeOffset(2013, 6, 30, 12, 0, 0, TimeSpan.FromHours(7)).AddDays(position) : null);
}

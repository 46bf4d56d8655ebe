namespace Telemetry.Portal.Tests.Web;

/// <summary>It is 15 April 2026, noon in Vietnam.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 4, 15, 5, 0, 0, TimeSpan.Zero);
}

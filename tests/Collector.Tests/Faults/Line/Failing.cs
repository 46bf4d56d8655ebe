namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>How a line fails.</summary>
public enum Failing
{
    /// <summary>TCP's RST, both ways: a crash, a firewall.</summary>
    Reset,

    /// <summary>TCP's FIN, both ways: an orderly close in the middle.</summary>
    Finish,

    /// <summary>HTTP/2's GOAWAY with the lie that no call was looked at, then FIN: who believes it sends again at once.</summary>
    GoAway,

    /// <summary>It does not fail: what was withheld comes late.</summary>
    Late,
}

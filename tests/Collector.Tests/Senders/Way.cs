namespace Telemetry.Collector.Tests.Senders;

/// <summary>How a submission travels. What a sender is told does not depend on it.</summary>
public enum Way
{
    /// <summary>The call Submit.</summary>
    Unary,

    /// <summary>The call SubmitStream.</summary>
    Stream,
}

namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>How far a call gets before its line fails.</summary>
public enum Stage
{
    /// <summary>The connection is made and nothing comes through it.</summary>
    Connecting,

    /// <summary>The request's headers came through, nothing of its body.</summary>
    RequestHeaders,

    /// <summary>Half of the request's body came through.</summary>
    RequestBody,

    /// <summary>The whole request came through, and nothing of the answer: the lost answer.</summary>
    Request,

    /// <summary>The answer's headers came through, nothing of its body.</summary>
    AnswerHeaders,

    /// <summary>Half of the receipt came through.</summary>
    AnswerBody,

    /// <summary>The receipt came through, the status behind it did not.</summary>
    AnswerMessage,

    /// <summary>The whole answer came through, and the line fails then.</summary>
    Answer,
}

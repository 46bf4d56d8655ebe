namespace Telemetry.Operators;

/// <summary>What to do with a submission after a failure.</summary>
public enum FailureAction
{
    /// <summary>Send the same bytes again later: nothing is wrong with them.</summary>
    SendAgain = 1,

    /// <summary>
    /// Keep it and send it again once a person has acted: nothing is wrong with the submission, but the key, the address or
    /// something between here and the server is.
    /// </summary>
    Hold = 2,

    /// <summary>Set it aside: the server refused these bytes and always will.</summary>
    Refuse = 3,
}

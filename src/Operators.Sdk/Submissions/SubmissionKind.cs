namespace Telemetry.Operators;

/// <summary>What a submission's values are.</summary>
public enum SubmissionKind
{
    /// <summary>Observed stocks and flows: the usual case.</summary>
    Figures = 0,

    /// <summary>Plans and targets: the period may lie ahead, and an indicator's code may stand where a metric's does.</summary>
    Plan = 1,

    /// <summary>
    /// What an authority (department, ministry, statistics office) has published itself: metrics and indicators, kept beside the
    /// computed figures and compared with them, never counted in anything.
    /// </summary>
    Published = 2,
}

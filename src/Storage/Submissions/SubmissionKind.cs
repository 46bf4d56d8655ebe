namespace Telemetry.Storage.Submissions;

/// <summary>What the values of a submission are. Stored and hashed: never renumber.</summary>
public enum SubmissionKind : byte
{
    /// <summary>Observed stocks and flows.</summary>
    Figures = 0,

    /// <summary>Plans and targets; columns may name indicators, periods may lie ahead.</summary>
    Plan = 1,

    /// <summary>What the source has published itself; columns may name indicators. Compared, never counted.</summary>
    Published = 2,
}

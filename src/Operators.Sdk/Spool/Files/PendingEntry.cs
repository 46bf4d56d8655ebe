namespace Telemetry.Operators.Spool;

/// <summary>A submission that waits in the spool.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Header">What the file says about it.</param>
/// <param name="FileBytes">The file's length.</param>
internal sealed record PendingEntry(string Path, SpoolHeader Header, long FileBytes)
{
    public string SubmissionId => Header.SubmissionId;
}

using Telemetry.Evidence;

namespace Telemetry.Storage.Evidence;

/// <summary>What a ledger's headers say of evidence that was kept outside it.</summary>
/// <param name="Statements">What is proven, and what fails and where first.</param>
/// <param name="Entries">Headers whose hashes were computed anew.</param>
public sealed record EvidenceReport(IReadOnlyList<EvidenceStatement> Statements, long Entries)
{
    /// <summary>True when nothing fails.</summary>
    public bool IsProven => Statements.All(s => s.Holds);
}

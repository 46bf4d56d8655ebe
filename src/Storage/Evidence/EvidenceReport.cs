using Telemetry.Evidence;

namespace Telemetry.Storage.Evidence;

/// <summary>What a ledger's headers say of evidence that was kept outside it.</summary>
/// <param name="Statements">What is proven, what was not checked, and what fails and where first.</param>
/// <param name="Entries">Headers whose hashes were computed anew.</param>
public sealed record EvidenceReport(IReadOnlyList<EvidenceStatement> Statements, long Entries)
{
    /// <summary>What the statements come to.</summary>
    public EvidenceState State => EvidenceStatement.Of(Statements);

    /// <summary>True when everything is proven.</summary>
    public bool IsProven => State == EvidenceState.Proven;
}

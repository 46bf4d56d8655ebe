namespace Telemetry.Storage.Submissions;

/// <summary>What validation said of a submission, kept beside it in the ledger so that a receipt can be given again for ever.</summary>
public sealed class Outcome
{
    /// <summary>Version of the catalogue that validated it.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>Identifier of the credential that sent it; never the secret.</summary>
    public required string CredentialId { get; init; }

    /// <summary>Cells taken.</summary>
    public required int Accepted { get; init; }

    /// <summary>Cells refused; the sum of the verdicts' cells.</summary>
    public required int Refused { get; init; }

    /// <summary>Refusals in order of column, then row; whole areas first.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }
}

namespace Telemetry.Aggregator.Findings;

/// <summary>What somebody said of a finding.</summary>
/// <param name="Sequence">Ledger sequence of the decision.</param>
/// <param name="Time">When it was committed.</param>
/// <param name="By">Public identifier of the credential.</param>
/// <param name="Reason">As written.</param>
/// <param name="IsCurrent">Whether it is of the numbers that the finding has now.</param>
public sealed record FindingExplanation(long Sequence, DateTimeOffset Time, string By, string Reason, bool IsCurrent);

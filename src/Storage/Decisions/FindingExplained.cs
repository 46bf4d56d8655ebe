namespace Telemetry.Storage.Decisions;

/// <summary>That somebody explained a finding: it is right, or known, and why. About the numbers that it had then; other numbers want another explanation.</summary>
/// <param name="Finding">The finding's identifier.</param>
/// <param name="Numbers">Identifier of the finding's numbers as they were explained.</param>
/// <param name="By">Who: the credential's public identifier. Never a secret.</param>
/// <param name="Reason">Why, as written, 1 to 1,000 characters, no control characters.</param>
public sealed record FindingExplained(string Finding, string Numbers, string By, string Reason)
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 1000;
}

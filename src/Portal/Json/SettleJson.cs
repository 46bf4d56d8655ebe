namespace Telemetry.Portal.Json;

/// <summary>Body of <c>POST …/approve</c> and <c>…/reject</c>.</summary>
/// <param name="Proposal">Ledger sequence of the proposal.</param>
/// <param name="Reason">Why it is rejected, 1 to 1,000 characters; not for an approval.</param>
internal sealed record SettleJson(long Proposal, string? Reason);

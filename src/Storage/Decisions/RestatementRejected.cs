using Telemetry.Catalogue;

namespace Telemetry.Storage.Decisions;

/// <summary>That a proposed edition is not published.</summary>
/// <param name="Unit">Its unit.</param>
/// <param name="Period">Its period.</param>
/// <param name="Proposal">Position of the proposal.</param>
/// <param name="By">Who: the credential's public identifier.</param>
/// <param name="Reason">Why, 1 to 1,000 characters, no control characters.</param>
/// <param name="At">When; the entry itself is later.</param>
public sealed record RestatementRejected(AreaKey Unit, Period Period, long Proposal, string By, string Reason, DateTimeOffset At);

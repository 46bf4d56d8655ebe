using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Evidence;

/// <summary>Where an entry stands in the chain.</summary>
/// <param name="Header">The entry without its bulk.</param>
/// <param name="Previous">Hash of the entry before; zeros for the first.</param>
/// <param name="Verdicts">Of a submission whose content is at hand, where they were asked for: refused cells by the verdict's code, in order of the code; empty otherwise.</param>
public sealed record EntryPlace(EntryHeader Header, byte[] Previous, IReadOnlyList<VerdictCount> Verdicts);

namespace Telemetry.Collector.Security;

/// <summary>A change of credentials or limits that the ledger does not have yet.</summary>
/// <param name="Id">Random; the ledger entry's identifier is made of it, so that it is entered once.</param>
/// <param name="Payload">What <see cref="Storage.Decisions.DecisionCodec"/> made of it.</param>
internal sealed record KeyEvent(string Id, byte[] Payload);

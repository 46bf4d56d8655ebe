namespace Telemetry.Storage.Ledger;

/// <summary>The last committed entry.</summary>
/// <param name="Sequence">Its position; 0 for an empty ledger.</param>
/// <param name="Time">Its time; the Unix epoch for an empty ledger.</param>
/// <param name="Hash">Its hash; 32 zero bytes for an empty ledger.</param>
public sealed record LedgerHead(long Sequence, DateTimeOffset Time, byte[] Hash)
{
    /// <summary>Head of a ledger without entries.</summary>
    public static LedgerHead Empty { get; } = new(0, DateTimeOffset.UnixEpoch, new byte[32]);
}

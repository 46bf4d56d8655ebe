namespace Telemetry.Storage.Ledger;

/// <summary>Whether the disk has room, asked before anything is touched: a refusal, not a failure.</summary>
internal sealed class LedgerSpace(LedgerOptions options)
{
    public Func<long> FreeBytes { get; set; } = () => new DriveInfo(options.Folder).AvailableFreeSpace;

    /// <summary>Whether so many bytes may be written.</summary>
    public bool Has(long bytes) => FreeBytes() >= options.MinFreeBytes + bytes;

    /// <exception cref="LedgerUnavailableException">So many bytes may not be written.</exception>
    public void Require(long bytes)
    {
        if (!Has(bytes))
        {
            throw new LedgerUnavailableException(LedgerUnavailableReason.DiskFull, $"{FreeBytes()} bytes are free in {options.Folder}, {options.MinFreeBytes} must remain");
        }
    }
}

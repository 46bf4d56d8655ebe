using System.Buffers;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Entries in order of sequence, without gaps. Their payloads and outcomes lie in one pooled buffer: valid until disposed.
/// Not disposing costs garbage, nothing else.
/// </summary>
public sealed class LedgerBatch : IDisposable
{
    private byte[]? _buffer;

    internal LedgerBatch(IReadOnlyList<LedgerEntry> entries, byte[]? buffer)
    {
        Entries = entries;
        _buffer = buffer;
    }

    /// <summary>The entries; empty when there are none from the position asked for.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, null);
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

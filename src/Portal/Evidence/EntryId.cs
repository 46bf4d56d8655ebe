using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Telemetry.Portal.Evidence;

/// <summary>How an entry of the ledger is named: by its position or by its hash. One of the two is there.</summary>
/// <param name="Sequence">Position, from 1; 0 where it is named by its hash.</param>
/// <param name="Hash">32 bytes; null where it is named by its position.</param>
public sealed record EntryId(long Sequence, byte[]? Hash)
{
    private const int HexDigits = 64;

    /// <summary>Reads a position, or a hash of 64 hex digits.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EntryId? id)
    {
        id = null;
        if (text?.Length == HexDigits)
        {
            var hash = new byte[HexDigits / 2];
            id = Convert.FromHexString(text, hash, out _, out _) == OperationStatus.Done ? new EntryId(0, hash) : null;
        }
        else if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0)
        {
            id = new EntryId(sequence, null);
        }

        return id is not null;
    }
}

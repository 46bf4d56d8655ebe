using System.Globalization;

namespace Telemetry.Storage.Ledger;

/// <summary>A broken entry.</summary>
/// <param name="Sequence">Its position; 0 when the file as a whole cannot be read.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="File">Name of the file that it lies in.</param>
public sealed record LedgerFault(long Sequence, LedgerFaultKind Kind, string File)
{
    /// <summary>Position, file and kind.</summary>
    public override string ToString() => Sequence == 0 ? $"{File}: {Kind}" : string.Create(CultureInfo.InvariantCulture, $"entry {Sequence} in {File}: {Kind}");
}

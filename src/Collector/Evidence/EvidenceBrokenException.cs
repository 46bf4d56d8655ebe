using System.Globalization;

namespace Telemetry.Collector.Evidence;

/// <summary>The ledger is not the one that its last checkpoint was signed for.</summary>
/// <param name="size">Size of that checkpoint.</param>
internal sealed class EvidenceBrokenException(long size) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"entries 1 to {size} of the ledger are not those that its last checkpoint was signed for; nothing is signed on top of them. verify --checkpoint with one that was kept elsewhere says more"));

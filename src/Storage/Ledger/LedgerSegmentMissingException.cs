using System.Globalization;

namespace Telemetry.Storage.Ledger;

/// <summary>What was asked for lies in a year's segment that has been archived. Its headers are known all the same.</summary>
/// <param name="segment">The segment.</param>
/// <param name="folder">The ledger's folder.</param>
public sealed class LedgerSegmentMissingException(LedgerSegment segment, string folder) : Exception(string.Create(
    CultureInfo.InvariantCulture, $"the ledger's entries {segment.First} to {segment.Last} are archived; bring {segment.File} back into {Path.GetFullPath(folder)}"))
{
    /// <summary>The segment.</summary>
    public LedgerSegment Segment { get; } = segment;
}

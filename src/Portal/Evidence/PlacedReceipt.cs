using Telemetry.Evidence;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Evidence;

/// <summary>A receipt and its place in the chain.</summary>
/// <param name="Receipt">What the caller may know of the submission.</param>
/// <param name="Place">Its entry; to be told only where the caller may know of the whole.</param>
/// <param name="Checkpoint">The newest checkpoint, where it covers the entry and the caller may know of the whole; else null.</param>
public sealed record PlacedReceipt(ReceiptAnswer Receipt, EntryPlace Place, Checkpoint? Checkpoint);

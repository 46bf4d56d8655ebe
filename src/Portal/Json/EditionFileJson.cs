using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A file of an edition.</summary>
/// <param name="Sha256">What <c>sha256sum</c> says of the file, 64 hex digits.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Figures">Its rows.</param>
/// <param name="Receipt">Ledger sequence under which it lies, for good.</param>
/// <param name="Address">Where it is; not written for a proposal.</param>
internal sealed record EditionFileJson(
    string Sha256, long Bytes, int Figures, long Receipt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address);

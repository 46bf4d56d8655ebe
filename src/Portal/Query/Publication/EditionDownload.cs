using Telemetry.Aggregator.Publication;

namespace Telemetry.Portal.Query.Publication;

/// <summary>A file of an edition for somebody who may have it.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Content">The file; null where it lies in an archived year.</param>
/// <param name="ArchivedIn">File of that year; null where it is here.</param>
internal sealed record EditionDownload(Edition Edition, EditionContent? Content, string? ArchivedIn);

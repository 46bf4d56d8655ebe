using Telemetry.Storage.Decisions;

namespace Telemetry.Aggregator.Publication;

/// <summary>That a figure is what an edition says, and what would be known by now. Immutable.</summary>
public sealed record FigurePublication
{
    /// <summary>The edition.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The file by which whoever asks can prove it: in full for a reader of the edition's whole unit, otherwise the one for readers outside.</summary>
    public required EditionFile File { get; init; }

    /// <summary>Version of the formula by which it was published; null where it is the catalogue's present one, or none.</summary>
    public int? FormulaVersion { get; init; }

    /// <summary>Whether figures that came since would make it another: the value that they give is <see cref="Provisional"/>. Never told to readers outside.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Value by what is known now, rounded; null where there would be none, or <see cref="IsOverdue"/> is false.</summary>
    public decimal? Provisional { get; init; }

    /// <summary>File of the year in which the edition lies archived, where it could not be read here: the value is then computed as of its position; null where it was read, or was not needed.</summary>
    public string? ArchivedIn { get; init; }
}

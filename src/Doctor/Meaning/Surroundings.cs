using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>What a sentence or cell stands in.</summary>
internal sealed record Surroundings
{
    /// <summary>What stands around, the nearest first: sentence, paragraph, heading above, caption. In the plain text.</summary>
    public required IReadOnlyList<TextSpan> Scopes { get; init; }

    /// <summary>The period of heading or column; null where none is named there.</summary>
    public Period? Period { get; init; }

    /// <summary>The role that the column gives; null in running text.</summary>
    public NumberRole? Role { get; init; }

    /// <summary>Values of the sentence before that this one goes on to divide (Trong đó, …), the first of each unit.</summary>
    public IReadOnlyList<MeaningDraft> Wholes { get; init; } = [];

    /// <summary>Where a cell names no item: the row's label.</summary>
    public IReadOnlyList<TermHit> RowHits { get; init; } = [];
}

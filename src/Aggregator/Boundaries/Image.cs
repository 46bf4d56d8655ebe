namespace Telemetry.Aggregator.Boundaries;

/// <summary>Where a unit of one day lies on another day. Immutable.</summary>
/// <param name="Pieces">The units that hold it, in order of key; each once.</param>
/// <param name="IsComplete">Whether all of it is known to lie in those.</param>
internal sealed record Image(IReadOnlyList<Piece> Pieces, bool IsComplete)
{
    /// <summary>The share of every piece, in their order; null where one is not known.</summary>
    public IReadOnlyList<Share>? Shares { get; } = IsComplete && Pieces.All(p => p.Share is not null) ? [.. Pieces.Select(p => p.Share!.Value)] : null;

    /// <summary>Images put together as one. A piece held in several ways has the sum of its shares; a single one of a complete image holds it all.</summary>
    public static Image Of(IEnumerable<Piece> pieces, bool isComplete)
    {
        var merged = pieces
            .GroupBy(p => p.Unit.Key)
            .OrderBy(g => g.Key)
            .Select(g => new Piece(g.First().Unit, g.Select(p => p.Share).Aggregate((a, b) => a + b)))
            .ToList();
        return merged.Count == 1 && isComplete ? new Image([new Piece(merged[0].Unit, Share.Whole)], IsComplete: true) : new Image(merged, isComplete);
    }
}

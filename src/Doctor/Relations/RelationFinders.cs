using Telemetry.Doctor.Relations.Finders;

namespace Telemetry.Doctor.Relations;

/// <summary>Every finder, in the order in which they look.</summary>
internal static class RelationFinders
{
    /// <summary>The finders.</summary>
    public static IReadOnlyList<IRelationFinder> All { get; } =
    [
        new PossibleValueFinder(),
        new TotalFinder(),
        new ListFinder(),
        new TableTotalFinder(),
        new PartOfWholeFinder(),
        new ShareFinder(),
        new CompletionFinder(),
        new RatioFinder(),
        new GrowthFinder(),
        new GrowthOfPartsFinder(),
        new PrintedTwiceFinder(),
        new LedgerFinder(),
    ];
}

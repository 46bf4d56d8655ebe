namespace Telemetry.Catalogue;

/// <summary>From a day on a metric counts something else than before: figures on both sides are not compared. Immutable.</summary>
/// <param name="On">First day under the new definition.</param>
/// <param name="Note">What changed, in Vietnamese, and by which act.</param>
/// <param name="EnglishNote">The same in English; the Vietnamese where there is none.</param>
public sealed record DefinitionBreak(DateOnly On, string Note, string EnglishNote);

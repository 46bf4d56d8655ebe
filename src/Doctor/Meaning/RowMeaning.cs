using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>What a table's row is about.</summary>
/// <param name="Label">Its label, as printed.</param>
/// <param name="Hits">Phrases of the catalogue in it, the longest first.</param>
/// <param name="Cover">How much of the label each of them covers.</param>
/// <param name="IsTotal">Whether it claims to be the sum of rows above.</param>
/// <param name="Period">Its period, where it names one.</param>
/// <param name="Area">Its unit, where it names one.</param>
/// <param name="Source">Its source, where it names one.</param>
/// <param name="WholeRow">The row of which it says that it is a part (Trong đó, a dash before the label); null where it is of none.</param>
internal sealed record RowMeaning(string Label, IReadOnlyList<TermHit> Hits, LabelCover Cover, bool IsTotal, Period? Period, Area? Area, string? Source, int? WholeRow);

using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>A phrase of the catalogue that stands in a report.</summary>
/// <param name="Start">Its position in the plain text.</param>
/// <param name="End">The position behind it.</param>
/// <param name="Words">How many words it has: the more, the more it says.</param>
/// <param name="Terms">What it can mean: several where the words around must decide.</param>
/// <param name="IsExact">Whether it stands there letter for letter, diacritics included.</param>
internal sealed record TermHit(int Start, int End, int Words, IReadOnlyList<Term> Terms, bool IsExact)
{
    /// <summary>Whether it names a source and no item.</summary>
    public bool IsSource => Terms.All(t => t.IsSource);
}

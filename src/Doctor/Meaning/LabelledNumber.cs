using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>A number with what it is about, as far as its surroundings say. Immutable.</summary>
public sealed record LabelledNumber
{
    /// <summary>The number; where the words say that it fell (giảm 25,4%) with its values and intervals negative, unlike the document's.</summary>
    public required PrintedNumber Number { get; init; }

    /// <summary>What it says of its subject.</summary>
    public required NumberRole Role { get; init; }

    /// <summary>Code of a metric or indicator of the catalogue; null where none is meant or it is not clear which.</summary>
    public string? Item { get; init; }

    /// <summary>The words that name the subject, as printed: a row's label, the words before it. Empty where there are none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Whose it is where an operator or another body is named (a source's code); null: the total.</summary>
    public string? Source { get; init; }

    /// <summary>The unit meant where it is not the report's own; null: the report's.</summary>
    public Area? Area { get; init; }

    /// <summary>The period; of a plan its target period; null where none is said.</summary>
    public Period? Period { get; init; }

    /// <summary>What a growth, ratio or change compares with, where it is printed: năm 2011, cùng kỳ năm trước; null where no base is printed.</summary>
    public ComparisonBase? Base { get; init; }

    /// <summary>The number that this one describes: of a completion, growth, share or density in the same breath the actual value; null where there is none.</summary>
    public int? Of { get; init; }

    /// <summary>The number of which this one is a part, by words (trong đó, a list in brackets) or by the table; null where it is of none.</summary>
    public PartOf? Whole { get; init; }

    /// <summary>How sure item and role are.</summary>
    public required Confidence Confidence { get; init; }
}

using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// Something that should hold between numbers of a report, or a number and the ledger. Judged as printed, and again with a number changed to see what an edit would do.
/// Immutable. Throws <see cref="ArithmeticException"/> where numbers are too large to be computed with; nothing is then said of it.
/// </summary>
internal abstract class Relation
{
    /// <summary>Which relation.</summary>
    public abstract DiagnosisKind Kind { get; }

    /// <summary>The numbers, the one in question first.</summary>
    public abstract IReadOnlyList<NumberUse> Uses { get; }

    /// <summary>How sure the reading is that the numbers belong together so; the numbers' own confidence counts besides.</summary>
    public virtual Confidence Confidence => Confidence.Certain;

    /// <summary>Numbers that an edit may change; by default all.</summary>
    public virtual IEnumerable<int> Editable => Uses.Select(u => u.Number);

    /// <summary>What arithmetic says with these numbers; null where there is nothing to say.</summary>
    public abstract Verdict? Judge(IFigures figures);

    /// <summary>Whether an edit is looked for.</summary>
    public virtual bool IsMendable(Verdict verdict, IFigures figures) => verdict == Verdict.Fails;

    /// <summary>Where the number must lie for the relation to hold, the others as they are; null where that is not known without trying.</summary>
    public virtual Interval? Needed(int number, IFigures figures) => null;

    /// <summary>The verdict in words. Only asked where <see cref="Judge"/> said something.</summary>
    public abstract Diagnosis Describe(RelationScope scope);
}

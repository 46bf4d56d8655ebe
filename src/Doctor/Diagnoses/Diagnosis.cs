using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Diagnoses;

/// <summary>What the doctor says of one relation. Immutable.</summary>
public sealed record Diagnosis
{
    /// <summary>Which relation.</summary>
    public required DiagnosisKind Kind { get; init; }

    /// <summary>What arithmetic says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>In a few words: <c>fails; one edit mends it: 1.759.720 → 1.795.720</c>.</summary>
    public required Sentence Summary { get; init; }

    /// <summary>The computation, one line: <c>73.953 + 1.759.720 = 1.833.673, printed 1.869.673, difference 36.000</c>.</summary>
    public required Sentence Arithmetic { get; init; }

    /// <summary>The numbers it is about, the one in question first.</summary>
    public required IReadOnlyList<NumberUse> Numbers { get; init; }

    /// <summary>Item of the catalogue that it is about; null where there is none.</summary>
    public string? Item { get; init; }

    /// <summary>What else there is to say.</summary>
    public IReadOnlyList<DiagnosisMark> Marks { get; init; } = [];

    /// <summary>What the relation computes for the number in question; null where it computes none.</summary>
    public decimal? Expected { get; init; }

    /// <summary>What must hold besides; null where nothing.</summary>
    public ImpliedValue? Implied { get; init; }

    /// <summary>Edits that make it exact, the best first; none where it holds, or no small edit does.</summary>
    public IReadOnlyList<ProposedEdit> Edits { get; init; } = [];

    /// <summary>Where a figure of the ledger was used: what, of which source and period, at which position. Null where none was.</summary>
    public IReadOnlyList<LedgerUse> Ledger { get; init; } = [];

    /// <summary>Whether it is a growth whose base is printed nowhere: there is nothing to hold it against, so it is told last.</summary>
    public bool IsGrowthWithoutBase => Kind == DiagnosisKind.GrowthAndBase && Verdict == Verdict.HoldsOnlyIf && Marks.Contains(DiagnosisMark.BaseNotPrinted) && Ledger.Count == 0;

    /// <summary>How sure the reading of the numbers is. Arithmetic itself is never in doubt.</summary>
    public required Confidence Confidence { get; init; }
}

namespace Telemetry.Evidence;

/// <summary>One thing that was proven, that was not checked, or that failed.</summary>
/// <param name="State">Which of them.</param>
/// <param name="Vietnamese">The sentence.</param>
/// <param name="English">The same in English.</param>
public sealed record EvidenceStatement(EvidenceState State, string Vietnamese, string English)
{
    /// <summary>Whether it was proven.</summary>
    public bool Holds => State == EvidenceState.Proven;

    /// <summary>What all of them come to: one that fails outweighs one that was not checked, and that one all that are proven.</summary>
    public static EvidenceState Of(IEnumerable<EvidenceStatement> statements) => statements.Select(s => s.State).DefaultIfEmpty(EvidenceState.Proven).Max();

    /// <summary>Something proven.</summary>
    public static EvidenceStatement Proven(string vietnamese, string english) => new(EvidenceState.Proven, vietnamese, english);

    /// <summary>Something that the reader has to look at.</summary>
    public static EvidenceStatement NotChecked(string vietnamese, string english) => new(EvidenceState.Unchecked, vietnamese, english);

    /// <summary>Something that fails.</summary>
    public static EvidenceStatement Fails(string vietnamese, string english) => new(EvidenceState.Failed, vietnamese, english);
}

namespace Telemetry.Evidence;

/// <summary>One thing that was proven, or that failed.</summary>
/// <param name="Holds">Whether it was proven.</param>
/// <param name="Vietnamese">The sentence.</param>
/// <param name="English">The same in English.</param>
public sealed record EvidenceStatement(bool Holds, string Vietnamese, string English)
{
    /// <summary>Something proven.</summary>
    public static EvidenceStatement Proven(string vietnamese, string english) => new(true, vietnamese, english);

    /// <summary>Something that fails.</summary>
    public static EvidenceStatement Fails(string vietnamese, string english) => new(false, vietnamese, english);
}

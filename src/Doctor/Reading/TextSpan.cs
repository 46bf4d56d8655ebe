namespace Telemetry.Doctor.Reading;

/// <summary>A piece of the report's text, in UTF-16 code units from its beginning.</summary>
/// <param name="Start">First code unit, from 0.</param>
/// <param name="Length">Code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The code unit behind the last one.</summary>
    public int End => Start + Length;

    /// <summary>Whether the other piece lies within this one.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;
}

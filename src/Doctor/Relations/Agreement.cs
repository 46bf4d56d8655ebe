namespace Telemetry.Doctor.Relations;

/// <summary>In which way a printed result fits what its numbers give, the plainest way first.</summary>
internal enum Agreement
{
    /// <summary>Rounded or cut off, it fits.</summary>
    Both,

    /// <summary>It fits rounded, not cut off.</summary>
    Rounded,

    /// <summary>It fits cut off, not rounded.</summary>
    Truncated,

    /// <summary>It fits only if zeros at the end of a number are rounding.</summary>
    Coarse,

    /// <summary>It does not fit.</summary>
    None,
}

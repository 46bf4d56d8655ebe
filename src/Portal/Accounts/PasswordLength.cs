namespace Telemetry.Portal.Accounts;

/// <summary>How long a password may be, in characters (Unicode scalar values, composed).</summary>
public static class PasswordLength
{
    /// <summary>Fewest.</summary>
    public const int Least = 12;

    /// <summary>Most: one that is longer is no harder to guess, only longer to hash.</summary>
    public const int Most = 128;
}

namespace Telemetry.Collector.Security;

/// <summary>A credential just made.</summary>
/// <param name="Credential">Who.</param>
/// <param name="Key">The key, which nobody can see again; empty for a certificate binding.</param>
public sealed record IssuedCredential(Credential Credential, string Key)
{
    /// <summary>Without the key, wherever it is printed.</summary>
    public override string ToString() => Credential.Id;
}

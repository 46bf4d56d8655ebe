using System.Security.Cryptography;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;

namespace Telemetry.Portal.Evidence;

/// <summary>A page of checkpoints.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="SigningKey">SubjectPublicKeyInfo of the key that signs now; null where nothing is signed.</param>
public sealed record CheckpointPage(IReadOnlyList<CheckpointEntry> Entries, byte[]? SigningKey)
{
    /// <summary>Fingerprint of the key that signs now: SHA-256, 64 hex digits; null where nothing is signed.</summary>
    public string? SigningKeyId => SigningKey is { } key ? Convert.ToHexStringLower(SHA256.HashData(key)) : null;

    /// <summary>The newest of them; null where there is none.</summary>
    public Checkpoint? Newest => Entries is [var first, ..] ? first.Checkpoint : null;
}

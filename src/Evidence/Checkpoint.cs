using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Evidence;

/// <summary>What the ledger's keeper put a signature under: that the ledger's first <see cref="Size"/> entries are these and no others. Immutable.</summary>
/// <param name="Ledger">Hash of the ledger's first entry, 32 bytes: which ledger it is.</param>
/// <param name="Size">Entries covered, from 1.</param>
/// <param name="Entry">Hash of the last one covered, 32 bytes.</param>
/// <param name="Root">Root of the tree over them, 32 bytes.</param>
/// <param name="Time">When it was signed, UTC, milliseconds; never before the last entry covered.</param>
/// <param name="PublicKey">The key that verifies it: SubjectPublicKeyInfo, DER.</param>
/// <param name="Signature">ECDSA with SHA-256 over <see cref="Text"/>, DER.</param>
public sealed record Checkpoint(byte[] Ledger, long Size, byte[] Entry, byte[] Root, DateTimeOffset Time, byte[] PublicKey, byte[] Signature)
{
    /// <summary>Fingerprint of the key: SHA-256 of <see cref="PublicKey"/>, 64 hex digits.</summary>
    public string KeyId => Convert.ToHexStringLower(SHA256.HashData(PublicKey));

    /// <summary>What is signed: seven lines of ASCII, each ended by a line feed. The key's fingerprint is among them, so no other key can be put in its place.</summary>
    public string Text => TextOf(Ledger, Size, Entry, Root, Time, KeyId);

    /// <summary>Whether the signature is that of <see cref="PublicKey"/>, an ECDSA key on P-256. Whose key that is, the reader decides by its fingerprint.</summary>
    public bool IsSigned
    {
        get
        {
            using var key = CheckpointKey.TryImportPublic(PublicKey);
            return key is not null && key.VerifyData(Encoding.ASCII.GetBytes(Text), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    internal static string TextOf(byte[] ledger, long size, byte[] entry, byte[] root, DateTimeOffset time, string keyId) => string.Create(
        CultureInfo.InvariantCulture,
        $"telemetry checkpoint v1\nledger {Convert.ToHexStringLower(ledger)}\nsize {size}\nentry {Convert.ToHexStringLower(entry)}\nroot {Convert.ToHexStringLower(root)}\ntime {CheckpointJson.TimeText(time)}\nkey {keyId}\n");
}

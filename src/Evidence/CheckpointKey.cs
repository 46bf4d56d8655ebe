using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Evidence;

/// <summary>The private key that checkpoints are signed with: ECDSA on P-256. Thread-safe.</summary>
public sealed class CheckpointKey : IDisposable
{
    private const int KeyBits = 256;
    private const string CurveOid = "1.2.840.10045.3.1.7";
    private readonly ECDsa _key;
    private readonly Lock _one = new();

    private CheckpointKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = Convert.ToHexStringLower(SHA256.HashData(PublicKey));
    }

    /// <summary>Its public half: SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Fingerprint: SHA-256 of <see cref="PublicKey"/>, 64 hex digits.</summary>
    public string Id { get; }

    /// <summary>A new key, as PKCS#8 in PEM.</summary>
    public static string Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Reads a private key; null where the text is none on P-256.</summary>
    /// <param name="pem">PEM, not encrypted.</param>
    public static CheckpointKey? TryParse(string pem) => Import(key => key.ImportFromPem(pem)) is not { } key ? null : HasPrivateHalf(key) ? new CheckpointKey(key) : Drop(key);

    /// <summary>Reads a public key from PEM; its SubjectPublicKeyInfo, null where the text is none on P-256.</summary>
    public static byte[]? TryParsePublic(string pem)
    {
        using var key = Import(key => key.ImportFromPem(pem));
        return key?.ExportSubjectPublicKeyInfo();
    }

    /// <summary>A public key in PEM.</summary>
    public static string ToPem(byte[] publicKey) => PemEncoding.WriteString("PUBLIC KEY", publicKey) + "\n";

    /// <summary>Signs what the ledger holds.</summary>
    /// <param name="ledger">Hash of its first entry.</param>
    /// <param name="size">Entries covered.</param>
    /// <param name="entry">Hash of the last one covered.</param>
    /// <param name="root">Root over them.</param>
    /// <param name="time">Now.</param>
    public Checkpoint Sign(byte[] ledger, long size, byte[] entry, byte[] root, DateTimeOffset time)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        var text = Encoding.ASCII.GetBytes(Checkpoint.TextOf(ledger, size, entry, root, at, Id));
        lock (_one)
        {
            return new Checkpoint(ledger, size, entry, root, at, PublicKey, _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Reads a public key; null where the bytes are none on P-256.</summary>
    internal static ECDsa? TryImportPublic(byte[] publicKey) => Import(key => key.ImportSubjectPublicKeyInfo(publicKey, out _));

    private static ECDsa? Import(Action<ECDsa> read)
    {
        var key = ECDsa.Create();
        try
        {
            read(key);
            return key.KeySize == KeyBits && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveOid ? key : Drop<ECDsa>(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return Drop<ECDsa>(key);
        }
    }

    private static bool HasPrivateHalf(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static CheckpointKey? Drop(ECDsa key) => Drop<CheckpointKey>(key);

    private static T? Drop<T>(ECDsa key)
        where T : class
    {
        key.Dispose();
        return null;
    }
}

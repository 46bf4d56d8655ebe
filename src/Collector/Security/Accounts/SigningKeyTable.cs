using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using static Telemetry.Collector.Security.SecretsDatabase;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>The one key that sessions are signed with: ECDSA on P-256. Its private half leaves the file for a signature only.</summary>
internal static class SigningKeyTable
{
    /// <summary>Makes the key, where there is none yet. In the transaction that makes an account, so that every part of the service knows it before the first session.</summary>
    public static void Ensure(SqliteConnection connection, DateTimeOffset now)
    {
        if (Scalar(connection, "SELECT count(*) FROM signing_key") > 0)
        {
            return;
        }

        Renew(connection, now);
    }

    /// <summary>Makes another key: whatever was signed with the one before is none any more.</summary>
    public static void Renew(SqliteConnection connection, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Execute(
            connection,
            "INSERT OR REPLACE INTO signing_key(id, private, public, created) VALUES (1, $1, $2, $3)",
            key.ExportPkcs8PrivateKey(),
            key.ExportSubjectPublicKeyInfo(),
            now.ToUnixTimeMilliseconds());
    }

    /// <summary>The public half (SubjectPublicKeyInfo); null where there is no key yet.</summary>
    public static byte[]? ReadPublic(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT public FROM signing_key");
        return (byte[]?)command.ExecuteScalar();
    }

    /// <summary>The key itself; who asks disposes it.</summary>
    public static ECDsa Open(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT private FROM signing_key");
        var secret = (byte[])command.ExecuteScalar()!;
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(secret, out _);
            return key;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Collector.Security;

/// <summary>
/// An API key: <c>tk_</c> + 12 characters of public prefix + <c>_</c> + 43 characters (256 random bits, base64url). Only the
/// SHA-256 of the whole key is kept: with 256 random bits there is nothing to guess, so no slow hash is needed.
/// </summary>
public static class ApiKey
{
    private const string Tag = "tk_";
    private const int PrefixLength = 12;
    private const int SecretLength = 43;
    private const int KeyLength = 3 + PrefixLength + 1 + SecretLength;
    private const string PrefixAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private static readonly SearchValues<char> PrefixCharacters = SearchValues.Create(PrefixAlphabet);

    /// <summary>A new random key.</summary>
    public static string Create()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return $"{Tag}{RandomNumberGenerator.GetString(PrefixAlphabet, PrefixLength)}_{secret}";
    }

    /// <summary>The public prefix under which the key is looked up; false when the text does not have a key's form.</summary>
    public static bool TryGetPrefix(ReadOnlySpan<char> key, out string prefix)
    {
        prefix = "";
        if (key.Length != KeyLength || !key.StartsWith(Tag, StringComparison.Ordinal) || key[Tag.Length + PrefixLength] != '_')
        {
            return false;
        }

        var candidate = key.Slice(Tag.Length, PrefixLength);
        if (candidate.ContainsAnyExcept(PrefixCharacters))
        {
            return false;
        }

        prefix = candidate.ToString();
        return true;
    }

    /// <summary>SHA-256 of the key, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<char> key)
    {
        Span<byte> utf8 = stackalloc byte[KeyLength * 3];
        var length = Encoding.UTF8.GetBytes(key, utf8);
        return SHA256.HashData(utf8[..length]);
    }
}

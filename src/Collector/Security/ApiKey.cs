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
    /// <summary>Bytes of a key's hash.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

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
        return $"{Tag}{NewIdentifier()}_{secret}";
    }

    /// <summary>Twelve random characters, as a key's public prefix has them.</summary>
    public static string NewIdentifier() => RandomNumberGenerator.GetString(PrefixAlphabet, PrefixLength);

    /// <summary>The public prefix under which the key is looked up; false when the text does not have a key's form.</summary>
    public static bool TryGetPrefix(ReadOnlySpan<char> key, out string prefix)
    {
        var found = TryFindPrefix(key, out var span);
        prefix = found ? span.ToString() : "";
        return found;
    }

    /// <summary>The same without a string of its own: the prefix is a part of the key.</summary>
    public static bool TryFindPrefix(ReadOnlySpan<char> key, out ReadOnlySpan<char> prefix)
    {
        prefix = default;
        if (key.Length != KeyLength || !key.StartsWith(Tag, StringComparison.Ordinal) || key[Tag.Length + PrefixLength] != '_')
        {
            return false;
        }

        prefix = key.Slice(Tag.Length, PrefixLength);
        return !prefix.ContainsAnyExcept(PrefixCharacters);
    }

    /// <summary>Whether a text that will be kept and shown seems to hold a key: somebody pasted it into the wrong field.</summary>
    public static bool IsWithin(string text)
    {
        for (var at = text.IndexOf(Tag, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Tag, at + 1, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + Tag.Length);
            if (rest.Length > PrefixLength && rest[PrefixLength] == '_' && !rest[..PrefixLength].ContainsAnyExcept(PrefixCharacters))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SHA-256 of the key, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<char> key)
    {
        var hash = new byte[HashBytes];
        Hash(key, hash);
        return hash;
    }

    /// <summary>SHA-256 of the key into <paramref name="hash"/>, which has room for 32 bytes.</summary>
    public static void Hash(ReadOnlySpan<char> key, Span<byte> hash)
    {
        Span<byte> utf8 = stackalloc byte[KeyLength * 3];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(key, utf8)], hash);
    }
}

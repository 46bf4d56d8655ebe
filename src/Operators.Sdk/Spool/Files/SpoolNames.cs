using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Operators.Spool;

/// <summary>File names in a spool.</summary>
internal static class SpoolNames
{
    public const string SubmissionExtension = ".submission";
    public const string RecordExtension = ".json";

    private const int LongestId = 128;
    private const int SequenceDigits = 20;
    private const long HighestSequence = 1_000_000_000_000_000;
    private const int HashDigits = 32;
    private const int LongestSlug = 60;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether the text can be a submission's id, by the contract's rule.</summary>
    public static bool IsSubmissionId(string id) => id.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary><c>00000000000000000042.submission</c>: ordered as text as well as by number.</summary>
    public static string OfSequence(long sequence) => sequence.ToString("D" + SequenceDigits, CultureInfo.InvariantCulture) + SubmissionExtension;

    /// <summary>The sequence of such a name; null when it is none.</summary>
    public static long? SequenceOf(string name) =>
        name.Length == SequenceDigits + SubmissionExtension.Length && name.EndsWith(SubmissionExtension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, SequenceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence <= HighestSequence
            ? sequence
            : null;

    /// <summary>
    /// A name for an id, without extension: legible, and different for different ids on file systems that take upper case for
    /// lower case too, whatever the id holds: dots, slashes, a name that Windows keeps for itself.
    /// </summary>
    public static string OfId(string id)
    {
        var slug = string.Concat(id.Take(LongestSlug).Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? char.ToLowerInvariant(c) : '_'));
        return $"{slug}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..HashDigits]}";
    }

    /// <summary>Whether a name is that of a receipt or refusal.</summary>
    public static bool IsRecord(string name) =>
        name.EndsWith(RecordExtension, StringComparison.Ordinal) && name.Length > HashDigits + RecordExtension.Length + 1
            && name[^(HashDigits + RecordExtension.Length + 1)] == '-'
            && !name.AsSpan(name.Length - HashDigits - RecordExtension.Length, HashDigits).ContainsAnyExcept(HexDigits);
}

using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Operators.Spool;

/// <summary>
/// A submission on disk: a line with the format's name and the SHA-256 of all that follows, a line of JSON
/// (<see cref="SpoolHeader"/>), and the submission's bytes as they go over the wire.
/// </summary>
internal static class PendingFile
{
    private const int HashDigits = 64;
    private static readonly byte[] Format = "telemetry-spool 1 "u8.ToArray();

    private static int FirstLineBytes => Format.Length + HashDigits + 1;

    /// <summary>Everything before the submission's bytes.</summary>
    public static byte[] Head(SpoolHeader header, ReadOnlySpan<byte> bytes)
    {
        byte[] line = [.. SpoolJson.Write(header), (byte)'\n'];
        return [.. Format, .. Encoding.ASCII.GetBytes(Hash(line, bytes)), (byte)'\n', .. line];
    }

    /// <summary>Reads a whole file; null when it holds no submission, or not the one that was written, and then why.</summary>
    public static SpoolHeader? Read(ReadOnlySpan<byte> file, out int start, out string problem)
    {
        start = 0;
        if (file.Length < FirstLineBytes || !file.StartsWith(Format) || file[FirstLineBytes - 1] != '\n')
        {
            problem = "it does not begin as a file of a spool does";
            return null;
        }

        var rest = file[FirstLineBytes..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0 || !file[Format.Length..(FirstLineBytes - 1)].SequenceEqual(Encoding.ASCII.GetBytes(Hash(rest[..(end + 1)], rest[(end + 1)..]))))
        {
            problem = "its checksum is wrong: it is torn, or was changed";
            return null;
        }

        start = FirstLineBytes + end + 1;
        if (SpoolJson.ReadHeader(rest[..end]) is not { } header || header.Bytes != file.Length - start || !SpoolNames.IsSubmissionId(header.SubmissionId))
        {
            problem = "what it says about itself cannot be read";
            return null;
        }

        problem = "";
        return header;
    }

    private static string Hash(ReadOnlySpan<byte> line, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(line);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

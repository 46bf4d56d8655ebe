namespace Telemetry.Storage.Submissions;

/// <summary>
/// The encoding of an outcome, kept in the ledger beside the submission; its SHA-256 is part of the entry's hash. Numbers and texts
/// as in <see cref="SubmissionCodec"/>:
/// <code>
/// version      1 byte   1
/// catalogue    text     catalogue version
/// credential   text     credential id
/// accepted     number   cells
/// refused      number   cells
/// expectations number   how many different ones, then each as text, in the order in which the verdicts first use them
/// verdicts     number   how many, then each:
///   code       1 byte   VerdictCode
///   column     number   index + 1; 0 for a whole area
///   row        number   index + 1; 0 for a whole column
///   cells      number
///   received   text
///   expected   number   index into the expectations
/// </code>
/// </summary>
public static class OutcomeCodec
{
    private const byte Version = 1;
    private const int LeastVerdictBytes = 6;

    /// <summary>The outcome's bytes; the caller disposes them.</summary>
    public static PooledBytes Encode(Outcome outcome)
    {
        var expectations = new Dictionary<string, int>(StringComparer.Ordinal);
        var most = 64L + CanonicalWriter.MaxBytes(outcome.CatalogueVersion) + CanonicalWriter.MaxBytes(outcome.CredentialId);
        foreach (var verdict in outcome.Verdicts)
        {
            most += 32 + CanonicalWriter.MaxBytes(verdict.Received);
            if (expectations.TryAdd(verdict.Expected, expectations.Count))
            {
                most += CanonicalWriter.MaxBytes(verdict.Expected);
            }
        }

        var bytes = new PooledBytes(checked((int)most));
        var writer = new CanonicalWriter(bytes.Array);
        writer.Byte(Version);
        writer.Text(outcome.CatalogueVersion);
        writer.Text(outcome.CredentialId);
        writer.Number(outcome.Accepted);
        writer.Number(outcome.Refused);
        writer.Number(expectations.Count);
        foreach (var expectation in expectations.OrderBy(e => e.Value))
        {
            writer.Text(expectation.Key);
        }

        writer.Number(outcome.Verdicts.Count);
        foreach (var verdict in outcome.Verdicts)
        {
            writer.Byte((byte)verdict.Code);
            writer.SmallNumber(verdict.Column + 1);
            writer.SmallNumber(verdict.Row + 1);
            writer.SmallNumber(verdict.Cells);
            writer.Text(verdict.Received);
            writer.SmallNumber(expectations[verdict.Expected]);
        }

        return bytes.Take(writer.Length);
    }

    /// <summary>The outcome behind the bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the encoding of an outcome.</exception>
    public static Outcome Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        RequireVersion(ref reader);
        var catalogue = reader.Text();
        var credential = reader.Text();
        var accepted = reader.Number(int.MaxValue);
        var refused = reader.Number(int.MaxValue);
        var expectations = new string[reader.Count(1)];
        for (var i = 0; i < expectations.Length; i++)
        {
            expectations[i] = reader.Text();
        }

        var verdicts = new Verdict[reader.Count(LeastVerdictBytes)];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = ReadVerdict(ref reader, expectations);
        }

        reader.End();
        return new Outcome { CatalogueVersion = catalogue, CredentialId = credential, Accepted = accepted, Refused = refused, Verdicts = verdicts };
    }

    /// <summary>How many cells the submission had, taken and refused; the verdicts are not looked at.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the encoding of an outcome.</exception>
    public static long DecodeCells(ReadOnlySpan<byte> bytes)
    {
        var head = DecodeHead(bytes);
        return (long)head.Accepted + head.Refused;
    }

    /// <summary>Catalogue version and counts, from the outcome's beginning: the verdicts are not looked at.</summary>
    /// <param name="bytes">An outcome's bytes, or as many of them as hold the counts.</param>
    /// <exception cref="InvalidDataException">The bytes do not begin an outcome.</exception>
    public static (string CatalogueVersion, int Accepted, int Refused) DecodeHead(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        RequireVersion(ref reader);
        var catalogue = reader.Text();
        _ = reader.Text();
        return (catalogue, reader.Number(int.MaxValue), reader.Number(int.MaxValue));
    }

    private static void RequireVersion(ref CanonicalReader reader)
    {
        if (reader.Byte() is not Version and var version)
        {
            throw new InvalidDataException($"version {version} of the outcome's encoding is not known");
        }
    }

    private static Verdict ReadVerdict(ref CanonicalReader reader, string[] expectations)
    {
        var code = (VerdictCode)reader.Byte();
        if (!Enum.IsDefined(code))
        {
            throw new InvalidDataException($"verdict code {(byte)code} is not known");
        }

        var column = reader.Number(int.MaxValue) - 1;
        var row = reader.Number(int.MaxValue) - 1;
        var cells = reader.Number(int.MaxValue);
        var received = reader.Text();
        return new Verdict(code, column, row, cells, received, expectations[reader.Number(expectations.Length - 1)]);
    }
}

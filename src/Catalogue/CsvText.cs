using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

namespace Telemetry.Catalogue;

/// <summary>The bytes of a table as records: UTF-8 (a byte order mark is ignored), comma-separated, white space around a field ignored.</summary>
internal static class CsvText
{
    /// <summary>One record of a file.</summary>
    /// <param name="Line">Line in the file, from 1.</param>
    /// <param name="Fields">Trimmed fields.</param>
    /// <param name="HasBadQuotes">Whether a quote kept the fields from being told apart.</param>
    public sealed record Record(int Line, string[] Fields, bool HasBadQuotes);

    /// <summary>Whether the bytes are text; a fault of the file where they are not.</summary>
    public static bool IsText(string path, byte[] bytes, List<CatalogueFault> faults)
    {
        if (Utf8.IsValid(bytes))
        {
            return true;
        }

        var line = 1;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes.AsSpan(range)))
            {
                break;
            }

            line++;
        }

        faults.Add(new CatalogueFault(path, 0, path, string.Create(CultureInfo.InvariantCulture, $"bytes that are not UTF-8, first in line {line}"), "a UTF-8 file"));
        return false;
    }

    /// <summary>Every record, the header first.</summary>
    public static IEnumerable<Record> Read(byte[] bytes)
    {
        var badQuotes = new HashSet<long>();
        using var reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        });
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            yield return new Record((int)reader.LineNumber, fields, badQuotes.Contains(reader.LineNumber));
        }
    }
}

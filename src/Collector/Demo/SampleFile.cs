using CsvHelper;

namespace Telemetry.Collector.Demo;

/// <summary>Reads a CSV of <c>samples/</c>: a header, then rows by column name.</summary>
internal static class SampleFile
{
    /// <summary>The rows.</summary>
    /// <exception cref="Hosting.StartException">The file is missing.</exception>
    public static List<Dictionary<string, string>> Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new Hosting.StartException([$"the demo's figures are missing: {path}"]);
        }

        using var reader = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions { Separator = ',', HasHeader = false, TrimWhitespace = true });
        var rows = new List<Dictionary<string, string>>();
        string[]? header = null;
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            if (header is null)
            {
                header = fields;
                continue;
            }

            rows.Add(header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        }

        return rows;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>What a report says, without as of when: the same as long as a reader would find the same in it. Pure.</summary>
internal static class ReportContentHash
{
    // One letter, so that no spreadsheet takes 64 digits for a number.
    private const string Prefix = "c";

    /// <summary>The hash: a letter and 64 hex digits.</summary>
    public static string Of(ReportDocument document)
    {
        var text = new StringBuilder();
        Add(text, document.Title, document.AreaName);
        Add(text, [.. document.Columns, .. document.Groups, .. document.Sources]);
        foreach (var line in document.Lines)
        {
            Add(text, line.Code, line.Operator ?? "", line.Style.ToString());
            foreach (var cell in line.Cells)
            {
                Add(text, cell.Kind.ToString(), cell.Text, Exact(cell.Exact), cell.Figure?.Status.ToString() ?? "", string.Join(',', cell.Notes));
            }
        }

        Add(text, [.. document.Notes.Select(n => n.Text)]);

        // A report that is not published keeps the hash that it had before there were editions.
        if (document.Edition is { } edition)
        {
            Add(text, edition.Number.ToString(CultureInfo.InvariantCulture));
        }

        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Each part with its length: no two reports are written alike.
    private static void Add(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        }

        text.Append('\n');
    }

    // 1.50 and 1.5 are one number.
    private static string Exact(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}

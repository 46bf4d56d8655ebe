using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Mapping;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>
/// A sheet's figures as a submission. Its id is made from what is said (period, kind, reason, every cell), not from the file: the same figures
/// have the same id however often they are saved, so a repetition gets the first receipt.
/// </summary>
internal static class SheetSubmission
{
    /// <summary>Cells that a list holds at most; beyond, only a table without gaps will do.</summary>
    public const int MostInList = 200_000;

    private const int DigestCharacters = 32;

    /// <summary>The id: <c>sheet/2013-06/</c> and 32 hex digits.</summary>
    public static string IdOf(SheetFigures figures, string reason)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(string.Create(CultureInfo.InvariantCulture, $"1\n{figures.Period}\n{(int)figures.Kind}\n{reason}\n"));
        foreach (var entry in Ordered(figures))
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{entry.Area}\t{entry.Metric.Code}\t{entry.Metric.Decimals}\t{entry.Absence}\t{entry.Value}\n"));
        }

        return $"sheet/{figures.Period}/{Convert.ToHexStringLower(hash.GetHashAndReset())[..DigestCharacters]}";

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The submission.</summary>
    public static Submission Make(SheetFigures figures, string id, string reason, bool isDryRun)
    {
        var kind = figures.Kind;
        if (figures.Entries.Count > MostInList && IsFull(figures))
        {
            var table = new SubmissionTable(id, figures.Period) { Kind = kind, Reason = reason, DryRun = isDryRun };
            Fill(table, figures);
            return table;
        }

        var list = new ObservationList(id, figures.Period) { Kind = kind, Reason = reason, DryRun = isDryRun };
        foreach (var entry in Ordered(figures))
        {
            Add(list, entry);
        }

        return list;
    }

    /// <summary>Whether every area has every metric, with no more decimals than it has: what a table can hold.</summary>
    public static bool IsFull(SheetFigures figures) =>
        figures.Entries.Select(e => e.Area).Distinct().Count() * figures.Entries.Select(e => e.Metric.Code).Distinct().Count() == figures.Entries.Count
        && figures.Entries.All(e => e.Value is not { } value || IsExact(value, e.Metric.Decimals));

    private static void Add(ObservationList list, SheetEntry entry)
    {
        if (entry.Absence is { } absence)
        {
            list.AddAbsent(entry.Metric.Code, entry.Area, StateOf(absence));
        }
        else if (IsExact(entry.Value!.Value, entry.Metric.Decimals))
        {
            list.Add(entry.Metric.Code, entry.Area, entry.Value.Value, entry.Metric.Decimals);
        }
        else
        {
            // More decimals than the metric has: the service's verdict says so, and names the value.
            list.AddNumber(entry.Metric.Code, entry.Area, (double)entry.Value.Value);
        }
    }

    private static void Fill(SubmissionTable table, SheetFigures figures)
    {
        foreach (var metric in figures.Entries.Select(e => e.Metric).DistinctBy(m => m.Code).OrderBy(m => m.Code, StringComparer.Ordinal))
        {
            table.AddColumn(metric.Code, metric.Decimals);
        }

        foreach (var area in Ordered(figures).GroupBy(e => e.Area))
        {
            var row = table.AddRow(area.Key);
            foreach (var entry in area)
            {
                _ = entry.Absence is { } absence ? row.SetAbsent(entry.Metric.Code, StateOf(absence)) : row.Set(entry.Metric.Code, entry.Value!.Value);
            }
        }
    }

    // The order of the sheet's rows is not what it says.
    private static IOrderedEnumerable<SheetEntry> Ordered(SheetFigures figures) =>
        figures.Entries.OrderBy(e => e.Area, StringComparer.Ordinal).ThenBy(e => e.Metric.Code, StringComparer.Ordinal);

    private static bool IsExact(decimal value, int decimals) => decimal.Round(value, decimals) == value;

    private static CellState StateOf(AbsenceMeaning meaning) => meaning switch
    {
        AbsenceMeaning.NotApplicable => CellState.NotApplicable,
        AbsenceMeaning.NotAvailable => CellState.NotAvailable,
        AbsenceMeaning.NotReported => CellState.NotReported,
        AbsenceMeaning.Withheld => CellState.Withheld,
        AbsenceMeaning.Withdrawn => CellState.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "no state of a cell without value"),
    };
}

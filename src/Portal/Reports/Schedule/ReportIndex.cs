using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Portal.Csv;
using Telemetry.Portal.Text;
using Telemetry.Storage;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>
/// The list of a period's files, <c>index.csv</c>: for people a table, for the schedule what is done. Lines are only ever added; what stands there is kept as
/// it is, and the columns that are read again hold codes alone, which no spreadsheet changes. Not thread-safe.
/// </summary>
internal sealed class ReportIndex
{
    private const int ColumnsRead = 10;

    private readonly string _path;
    private readonly Period _period;
    private readonly StringBuilder _text;
    private readonly Dictionary<(string Report, string Area), ReportEdition> _last = [];

    private ReportIndex(string path, Period period, string text)
    {
        _path = path;
        _period = period;
        _text = new StringBuilder(text);
    }

    /// <summary>The last edition of each report and unit.</summary>
    public IReadOnlyCollection<ReportEdition> Last => _last.Values;

    /// <summary>Reads the list in a period's folder; without one there is nothing yet.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ReportIndex Read(string folder, Period period)
    {
        var path = Path.Combine(folder, ReportFileNames.Index);
        var index = new ReportIndex(path, period, File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "");
        var lines = index._text.ToString().Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim() is { Length: > 0 } line)
            {
                index.Take(line.Split(';'), i + 1);
            }
        }

        // Whoever kept it anew may have left the last line's end out.
        if (lines[^1].Length > 0)
        {
            index._text.Append("\r\n");
        }

        return index;
    }

    /// <summary>The last edition of a report of a unit; null where there is none.</summary>
    public ReportEdition? Find(string report, AreaKey area) => _last.GetValueOrDefault((report, area.ToString()));

    /// <summary>Adds a file of an edition.</summary>
    public void Add(ReportDocument document, ReportEdition edition, string file, byte[] content)
    {
        var isComplete = ReportStanding.Of(document).IsComplete;
        var table = new CsvTable();
        if (_text.Length == 0)
        {
            table.Row("Tệp", "Mã báo cáo", "Mã địa bàn", "Kỳ", "Bản", "Theo sổ cái đến mục", "Ghi lúc", "Số liệu", "SHA-256 của tệp", "Nội dung", "Địa bàn", "Báo cáo");
        }

        table.Text(file).Text(edition.Report).Text(edition.Area).Text(_period.ToString())
            .Number(edition.Edition).Number(edition.Position).Text(edition.Time).Text(isComplete ? "đầy đủ" : "chưa đầy đủ")
            .Text(Convert.ToHexStringLower(SHA256.HashData(content))).Text(edition.Content)
            .Text(document.AreaName).Text(document.Title)
            .EndRow();
        _text.Append(_text.Length == 0 ? table.ToString() : table.ToString().TrimStart('\uFEFF'));
        _last[(edition.Report, edition.Area)] = edition;
    }

    /// <summary>Brings the list to the disk.</summary>
    public void Write()
    {
        var mark = _text.Length > 0 && _text[0] == '\uFEFF' ? "" : "\uFEFF";
        WholeFile.Write(_path, Encoding.UTF8.GetBytes(mark + _text), mayReplace: true);
    }

    private void Take(string[] fields, int line)
    {
        if (fields.Length < ColumnsRead
            || !int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var edition)
            || !long.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"line {line} of {_path} is not as it was written; give the file another name, and a new one is begun with further editions"));
        }

        _last[(fields[1], fields[2])] = new ReportEdition(fields[1], fields[2], edition, position, fields[6], fields[9]);
    }
}

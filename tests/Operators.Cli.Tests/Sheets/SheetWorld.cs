using System.Globalization;
using System.Text;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Guessing;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Reading;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>The default catalogue's metrics, a few units, and short ways from text to figures.</summary>
internal static class SheetWorld
{
    private static readonly DateOnly Since = new(2004, 7, 8);

    public static string Root { get; } = FindRoot();

    public static KnownCatalogue Catalogue { get; } = new("so-bac-giang", Metrics(), Units());

    public static Workbook Csv(string text, string name = "sheet.csv") => Bytes(Encoding.UTF8.GetBytes(text), name);

    public static Workbook Bytes(byte[] bytes, string name = "sheet.xlsx")
    {
        var reading = WorkbookReader.Read(name, bytes);
        Assert.True(reading.IsRead, reading.Refusal?.English);
        return reading.Workbook;
    }

    public static string Refusal(byte[] bytes)
    {
        var reading = WorkbookReader.Read("x", bytes);
        Assert.False(reading.IsRead);
        Assert.False(string.IsNullOrEmpty(reading.Refusal!.Vietnamese));
        return reading.Refusal.English;
    }

    public static Guess Guess(Workbook workbook, string? period = "2013-06") => Guesser.Run(workbook, Catalogue, period, area: null, new DateOnly(2013, 7, 1));

    public static SheetFigures Extract(Workbook workbook, SheetMapping mapping, string? period = "2013-06") => SheetExtractor.Extract(workbook, mapping, Catalogue, period);

    /// <summary>One column of districts and one of figures, below a header in row 1.</summary>
    public static SheetMapping OneColumn(string metric = "subscribers.fixed") => new()
    {
        Header = new RowRange(1, 1),
        Labels = 1,
        Level = UnitLevel.District,
        Columns = [new FigureColumn { Column = 2, Metric = metric }],
    };

    private static List<KnownMetric> Metrics() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "catalogue", "metrics"), "*.csv").Order(StringComparer.Ordinal).SelectMany(file =>
        {
            var table = CsvSheetReader.Read(File.ReadAllBytes(file));
            return table.Rows.Skip(1).Select(r => new KnownMetric(
                table[r, 1].Text, table[r, 11].Text, table[r, 12].Text, table[r, 3].Text,
                int.Parse(table[r, 4].Text, CultureInfo.InvariantCulture), table[r, 10].Text != "statistics", IsIndicator: false));
        }),
    ];

    private static List<KnownUnit> Units()
    {
        return
        [
            Unit("24", "Tỉnh Bắc Giang", UnitLevel.Province, "VN"),
            Unit("213", "Thành phố Bắc Giang", UnitLevel.District, "24"),
            Unit("215", "Huyện Yên Thế", UnitLevel.District, "24"),
            Unit("216", "Huyện Tân Yên", UnitLevel.District, "24"),
            Unit("217", "Huyện Lạng Giang", UnitLevel.District, "24"),
            Unit("07213", "Xã Song Mai", UnitLevel.Commune, "213"),
            Unit("07264", "Xã Tân Sỏi", UnitLevel.Commune, "215"),
            Unit("07267", "Xã Đồng Tiến", UnitLevel.Commune, "215"),
            Unit("07301", "Xã Đồng Tiến", UnitLevel.Commune, "216"),
            Unit("07304", "Xã Hà Lương", UnitLevel.Commune, "216"),
            Unit("07307", "Xã Hạ Lương", UnitLevel.Commune, "217"),
        ];

        static KnownUnit Unit(string code, string name, UnitLevel level, string parent) => new(code, name, level, parent, Since, null);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

namespace Telemetry.Catalogue.Tests;

/// <summary>Layouts of reports and printed figures: what is wrong with them is said with file, line and key.</summary>
public sealed class ReportTests
{
    private const string Units = "display_units/units.csv";
    private const string Reports = "reports/reports.csv";
    private const string Columns = "report_columns/columns.csv";
    private const string Rows = "report_rows/rows.csv";
    private const string Printed = "printed/printed.csv";

    private static readonly Dictionary<string, string> Layout = new(StringComparer.Ordinal)
    {
        [Units] = """
            code,unit,factor,name,name_en
            subscription,subscription,1,Thuê bao,Subscriptions
            billion_vnd,VND,1000000000,Tỷ đồng,Billion VND
            """,
        [Reports] = """
            code,grains,title,title_en
            annex,month year,Phụ lục {period},Annex {period}
            """,
        [Columns] = """
            report,column,order,shows,of,decimals,group,group_en,heading,heading_en
            annex,value,20,value,item,,,,Thực hiện {in_period},Result
            annex,label,10,label,,,,,Chỉ tiêu,Item
            """,
        [Rows] = """
            report,row,order,style,number,item,beside,unit,decimals,operators,shown,label,label_en
            annex,revenue,20,item,2,revenue.telecom,,billion_vnd,0-1,,,Doanh thu,Revenue
            annex,mobile,10,total,1,subscribers.mobile,density.telephone,,,each,with_plan,,
            annex,general,30,section,I,,,,,,,Chung,General
            """,
        [Printed] = """
            report,area,period,row,outside,column,printed,why,why_en,origin
            annex,24@2004-07-08,2014,revenue,,value,"1.982",,,Phụ lục 2
            """,
    };

    /// <summary>Table, a row with one fault, the fault's key, a part of what it says.</summary>
    public static TheoryData<string, string, string, string> FaultyRows => new()
    {
        { Units, "Million,VND,1,A,", "Million/code", "'Million'; expected 1 to 64 of a-z" },
        { Units, "billion_vnd,VND,1,A,", "billion_vnd/code", "already given in display_units/units.csv:3" },
        { Units, "u1,VND,0,A,", "u1/factor", "'0'; expected a number above 0" },
        { Units, "u2,VND,1,,", "u2/name", "empty" },
        { Reports, "annex,year,A,", "annex/code", "already given in reports/reports.csv:2" },
        { Columns, "annex,c1,1,sum,item,,,,A,", "annex@c1/shows", "'sum'; expected number | label | unit | value" },
        { Columns, "annex,c2,1,value,total,,,,A,", "annex@c2/of", "'total'; expected item | beside" },
        { Columns, "annex,c3,1,value,item,7,,,A,", "annex@c3/decimals", "'7'; expected 0 to 6, or a range such as 0-2" },
        { Columns, "annex,c4,1,value,item,3-1,,,A,", "annex@c4/decimals", "'3-1'" },
        { Columns, "annex,c5,0,value,item,,,,A,", "annex@c5/order", "a whole number, 1 to 9999" },
        { Columns, "annex,c6,1,value,item,,,,Năm {years},", "annex@c6/heading", "unknown placeholder 'years'; expected one of {area}" },
        { Columns, "annex,c7,1,label,item,,,,A,", "annex@c7/of", "given for a column that shows the label" },
        { Columns, "annex,value,1,value,item,,,,A,", "annex@value/column", "a second column 'value' of 'annex'" },
        { Columns, "other,c8,1,value,item,,,,A,", "other@c8/report", "unknown report 'other'; expected a code of reports/*.csv" },
        { Columns, "annex,c9,1,value,item,,,,,", "annex@c9/heading", "empty" },
        { Rows, "annex,r2,1,item,1,revenue.postal,,,,,,A,", "annex@r2/item", "unknown metric or indicator 'revenue.postal'" },
        { Rows, "annex,r3,1,item,1,,,,,,,A,", "annex@r3/item", "empty; expected a metric's or an indicator's code" },
        { Rows, "annex,r4,1,item,1,subscribers.mobile,,billion_vnd,,,,A,", "annex@r4/unit", "'billion_vnd' displays VND; expected a display unit of subscription" },
        { Rows, "annex,r5,1,item,1,subscribers.mobile,,dozen,,,,A,", "annex@r5/unit", "unknown display unit 'dozen'" },
        { Rows, "annex,r6,1,item,1,density.telephone,,,,each,,A,", "annex@r6/operators", "each, of the indicator 'density.telephone'" },
        { Rows, "annex,r7,1,section,1,subscribers.mobile,,,,,,A,", "annex@r7/item", "'subscribers.mobile' in a section" },
        { Rows, "annex,r8,1,header,1,subscribers.mobile,,,,,,A,", "annex@r8/style", "'header'; expected item | total | section" },
        { Rows, "annex,r9,1,item,1,subscribers.mobile,,,,,sometimes,A,", "annex@r9/shown", "'sometimes'; expected always | with_plan" },
        { Rows, "annex,mobile,1,item,1,subscribers.mobile,,,,,,A,", "annex@mobile/row", "a second row 'mobile' of 'annex'" },
        { Rows, "other,r10,1,item,1,subscribers.mobile,,,,,,A,", "other@r10/report", "unknown report 'other'" },
        { Printed, "annex,24,2014,nothing,,value,1,,,o", "annex@24@2014@nothing@value/row", "no row 'nothing' with figures in 'annex'" },
        { Printed, "annex,24,2014,general,,value,1,,,o", "annex@24@2014@general@value/row", "no row 'general' with figures" },
        { Printed, "annex,24,2014,,,value,1,,,o", "annex@24@2014@value/row", "neither row nor outside" },
        { Printed, "annex,24,2014,mobile,x,value,1,,,o", "annex@24@2014@mobile@value/row", "both row and outside" },
        { Printed, "annex,24,2014,mobile,,label,1,,,o", "annex@24@2014@mobile@label/column", "no column 'label' with figures in 'annex'" },
        { Printed, "annex,24,2014-Q1,mobile,,value,1,,,o", "annex@24@2014-Q1@mobile@value/period", "a period of the report's grains" },
        { Printed, "annex,24,2014-13,mobile,,value,1,,,o", "annex@24@2014-13@mobile@value/period", "'2014-13'" },
        { Printed, "annex,99,2014,mobile,,value,1,,,o", "annex@99@2014@mobile@value/area", "no unit bears the code '99'" },
        { Printed, "annex,24,2014,mobile,,value,,,,o", "annex@24@2014@mobile@value/printed", "empty" },
        { Printed, "annex,24@2004-07-08,2014,revenue,,value,1,,,o", "annex@24@2004-07-08@2014@revenue@value/column", "the same cell given twice" },
        { Printed, "other,24,2014,mobile,,value,1,,,o", "other@24@2014@mobile@value/report", "unknown report 'other'" },
    };

    [Theory]
    [MemberData(nameof(FaultyRows))]
    public void A_faulty_row_is_reported_once_with_file_line_and_key(string table, string row, string key, string said)
    {
        var result = Load((table, Layout[table] + "\n" + row));

        Assert.Null(result.Catalogue);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((table, Layout[table].Split('\n').Length + 1, key), (fault.File, fault.Line, fault.Key));
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_rows_or_without_a_label_is_a_fault_of_its_own_row()
    {
        var result = Load((Reports, Layout[Reports] + "\nempty,year,A,\nnever,,A,"));

        Assert.Equal(
            [(3, "empty/code"), (3, "empty/code"), (4, "never/grains"), (4, "never/code"), (4, "never/code")],
            result.Faults.Select(f => (f.Line, f.Key)));
        Assert.All(result.Faults, f => Assert.Equal(Reports, f.File));
    }

    [Fact]
    public void Columns_and_rows_come_in_their_order_with_names_and_units_of_their_items()
    {
        var catalogue = SmallCatalogue.Sound(Load());
        var report = Assert.Single(catalogue.Reports);

        Assert.Equal([PeriodGrain.Month, PeriodGrain.Year], report.Grains);
        Assert.Equal(["label", "value"], report.Columns.Select(c => c.Code));
        Assert.Equal(["mobile", "revenue", "general"], report.Rows.Select(r => r.Code));
        var mobile = report.Rows[0];
        Assert.Equal(("Thuê bao di động", "subscription", ReportRowStyle.Total), (mobile.Label, mobile.Unit!.Code, mobile.Style));
        Assert.True(mobile.ByOperator && mobile.OnlyWithPlan);
        Assert.Equal("density.telephone", mobile.Beside!.Code);
        Assert.Equal((1_000_000_000m, new DecimalRange(0, 1)), (report.Rows[1].Unit!.Factor, report.Rows[1].Decimals!.Value));
        Assert.Equal(("1.982", Period.OfYear(2014), "24@2004-07-08"), (catalogue.Printed[0].Text, catalogue.Printed[0].Period, catalogue.Printed[0].Area.Key.ToString()));
    }

    [Theory]
    [InlineData(2, 2, "2.1544", "2.15")]
    [InlineData(2, 2, "2.145", "2.15")]
    [InlineData(2, 2, "-2.145", "-2.15")]
    [InlineData(2, 2, "2", "2.00")]
    [InlineData(0, 3, "2.140", "2.14")]
    [InlineData(0, 3, "6340", "6340")]
    [InlineData(0, 1, "694.5", "694.5")]
    [InlineData(0, 1, "1982.04", "1982")]
    [InlineData(0, 0, "162.5", "163")]
    public void Decimals_are_rounded_half_away_from_zero_and_zeros_dropped_as_far_as_allowed(int minimum, int maximum, string value, string shown)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        Assert.Equal(shown, new DecimalRange(minimum, maximum).Apply(decimal.Parse(value, culture)).ToString(culture));
    }

    [Fact]
    public void A_title_is_filled_in_without_leaving_spaces_behind() =>
        Assert.Equal("Chỉ tiêu đến", ReportText.Fill("Chỉ tiêu đến {target}", _ => ""));

    private static CatalogueLoadResult Load(params IEnumerable<(string Path, string Text)> changes)
    {
        var tables = new Dictionary<string, string>(Layout, StringComparer.Ordinal);
        foreach (var (path, text) in changes)
        {
            tables[path] = text;
        }

        return SmallCatalogue.Load(tables.Select(t => (t.Key, t.Value)));
    }
}

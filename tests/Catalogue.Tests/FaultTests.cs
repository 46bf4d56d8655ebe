using System.Text;

namespace Telemetry.Catalogue.Tests;

/// <summary>What is wrong is said with file, line, key and what was expected: all of it, and each thing once.</summary>
public sealed class FaultTests
{
    private const string Areas = "areas/areas.csv";
    private const string Lineage = "lineage/lineage.csv";
    private const string Sources = "sources/sources.csv";
    private const string Metrics = "metrics/metrics.csv";
    private const string Breaks = "breaks/breaks.csv";
    private const string Indicators = "indicators/indicators.csv";
    private const string Calendar = "calendar/calendar.csv";
    private const string Rules = "rules/rules.csv";
    private const string Terms = "terms/terms.csv";

    /// <summary>Table, a row with one fault, the fault's key, a part of what it says.</summary>
    public static TheoryData<string, string, string, string> FaultyRows => new()
    {
        { Areas, "2-4,province,A,,VN,2004-07-08,", "2-4@2004-07-08/code", "'2-4'; expected 1 to 16 of ASCII letters and digits" },
        { Areas, ",province,A,,VN,2004-07-08,", "2004-07-08/code", "empty" },
        { Areas, "31,region,A,,VN,2004-07-08,", "31@2004-07-08/level", "'region'; expected country | province | district | commune" },
        { Areas, "32,province,,,VN,2004-07-08,", "32@2004-07-08/name", "empty; expected 1 to 200 characters" },
        { Areas, $"33,province,{new string('a', 201)},,VN,2004-07-08,", "33@2004-07-08/name", "201 characters; expected 1 to 200" },
        { Areas, "34,province,A\u0007,,VN,2004-07-08,", "34@2004-07-08/name", "control characters in 'A\\u0007'" },
        { Areas, "35,province,A\u202e,,VN,2004-07-08,", "35@2004-07-08/name", "control characters in 'A\\u202e'" },
        { Areas, "36,province,A,,VN,8/7/2004,", "36@8/7/2004/valid_from", "'8/7/2004'; expected a day from 1900 to 2200, written yyyy-MM-dd" },
        { Areas, "37,province,A,,VN,,", "37/valid_from", "empty" },
        { Areas, "38,province,A,,VN,2004-07-08,2004-02-30", "38@2004-07-08/valid_to", "'2004-02-30'" },
        { Areas, "39,province,A,,VN,2004-07-08,2004-07-07", "39@2004-07-08/valid_to", "a day not before valid_from" },
        { Areas, "40,district,A,,99,2004-07-08,2025-06-30", "40@2004-07-08/parent", "no unit bears the code '99'" },
        { Areas, "41,district,A,,24,2003-01-01,2004-01-01", "41@2003-01-01/parent", "no unit bears the code '24' on 2003-01-01; expected one of 24@2004-07-08 (to 2025-06-30), 24@2025-07-01" },
        { Areas, "42,district,A,,24@2005-01-01,2005-01-01,", "42@2005-01-01/parent", "no unit 24@2005-01-01" },
        { Areas, "43,district,A,,24@x,2005-01-01,", "43@2005-01-01/parent", "'24@x'; expected a unit's code, or code@yyyy-MM-dd" },
        { Areas, "44,district,A,,,2005-01-01,", "44@2005-01-01/parent", "empty" },
        { Areas, "45,district,A,,24@2004-07-08,2004-07-08,", "45@2004-07-08/parent", "24@2004-07-08 existed from 2004-07-08 to 2025-06-30" },
        { Areas, "46,district,A,,24@2025-07-01,2024-07-08,", "46@2024-07-08/parent", "24@2025-07-01 existed from 2025-07-01" },
        { Areas, "47,commune,A,,VN,2004-07-08,", "47@2004-07-08/parent", "VN@1900-01-01 is a Country" },
        { Areas, "48,province,A,,213,2004-07-08,2025-06-30", "48@2004-07-08/parent", "213@2004-07-08 is a District" },
        { Areas, "22,province,A,,VN,2004-07-08,", "22@2004-07-08/valid_from", "overlaps 22@2004-07-08 of areas/areas.csv:6" },
        { Areas, "27,province,A,,VN,2025-06-30,2025-06-30", "27@2025-06-30/valid_from", "overlaps 27@2004-07-08 of areas/areas.csv:4" },
        { Areas, "VX,country,A,,,1900-01-01,", "VX@1900-01-01/level", "a second country, after areas/areas.csv:2" },
        { Areas, "50,province,A,,VN,2004-07-08", "50@2004-07-08", "6 fields; expected 7, as in the header" },
        { Areas, "51,province,A,,VN,2004-07-08,,", "51@2004-07-08", "8 fields" },
        { Areas, "52,province,A \"B\",,VN,2004-07-08,", "52@2004-07-08", "a quote that does not belong" },
        { Lineage, "98,24,2025-07-01,whole", "98@2025-07-01/predecessor", "no unit bears the code '98'" },
        { Lineage, "22,24,2025-07-01,whole", "22@2025-07-01/predecessor", "22@2004-07-08 has not ended; expected a unit valid to 2025-06-30" },
        { Lineage, "27,22,2025-06-01,whole", "27@2025-06-01/predecessor", "27@2004-07-08 ended on 2025-06-30; expected a unit valid to 2025-05-31" },
        { Lineage, "213,22,2025-07-01,whole", "213@2025-07-01/successor", "22@2004-07-08 is a Province, 213@2004-07-08 a District" },
        { Lineage, "24,27@2004-07-08,2025-07-01,part", "24@2025-07-01/successor", "27@2004-07-08 did not exist on 2025-07-01" },
        { Lineage, "24,22,2025-07-01,part", "24@2025-07-01/extent", "a second successor of 24@2004-07-08, after lineage/lineage.csv:2" },
        { Lineage, "27,24,2025-07-01,part", "27@2025-07-01/successor", "27@2004-07-08 to 24@2025-07-01 given twice" },
        { Lineage, "27,24,2025-07-01,half", "27@2025-07-01/extent", "'half'; expected whole | part" },
        { Lineage, "27,24,2025,whole", "27@2025/on", "'2025'" },
        { Sources, "VNPT,operator,A,,VN,,,", "VNPT/code", "'VNPT'; expected 1 to 40 of a-z, 0-9 and '-', a letter first" },
        { Sources, "vnpt,operator,A,,VN,,,", "vnpt/code", "already given in sources/sources.csv:2" },
        { Sources, "s1,plan,A,,VN,,,", "s1/kind", "'plan'; expected operator | department | statistics | ministry" },
        { Sources, "s2,operator,A,,,,,", "s2/territory", "empty" },
        { Sources, "s3,operator,A,,24,,,", "s3/territory", "'24' was borne by several units; expected one of 24@2004-07-08 (to 2025-06-30), 24@2025-07-01" },
        { Sources, "s4,operator,A,,22 97,,,", "s4/territory", "no unit bears the code '97'" },
        { Sources, "s5,operator,A,,22 22,,,", "s5/territory", "'22' given twice" },
        { Sources, "s6,operator,A,,VN,2020-01-01,2019-01-01,", "s6/valid_to", "a day not before valid_from" },
        { Sources, "s7,operator,A,,VN,,2019-12-31,nobody", "s7/successor", "unknown source 'nobody'; expected a code of sources/*.csv" },
        { Sources, "s8,operator,A,,VN,,,vnpt", "s8/successor", "s8 has not ended; expected a successor only where valid_to is given" },
        { Sources, "s9,department,A,,24@2004-07-08,,2025-06-30,vnpt", "s9/successor", "vnpt is of another kind; expected a source of the same kind, department" },
        { Sources, "sa,department,A,,24@2004-07-08,,2025-07-31,so-bac-giang", "sa/successor", "so-bac-giang did not exist on 2025-08-01" },
        { Metrics, "9lives,stock,x,0,0,1,,month,period,operator,A,", "9lives/code", "'9lives'; expected 1 to 64 of a-z, 0-9, '_' and '.', a letter first" },
        { Metrics, "area.land,stock,x,0,0,1,,month,period,operator,A,", "area.land/code", "already given in metrics/metrics.csv:7" },
        { Metrics, "m1,gauge,x,0,0,1,,month,period,operator,A,", "m1/kind", "'gauge'; expected stock | flow" },
        { Metrics, "m2,stock,,0,0,1,,month,period,operator,A,", "m2/unit", "empty" },
        { Metrics, "m3,stock,x,7,0,1,,month,period,operator,A,", "m3/decimals", "'7'; expected a whole number, 0 to 6" },
        { Metrics, "m4,stock,x,0,\"0,5\",1,,month,period,operator,A,", "m4/minimum", "'0,5'; expected a number with a decimal point" },
        { Metrics, "m5,stock,x,1,0.25,1,,month,period,operator,A,", "m5/minimum", "'0.25'; expected at most 1 decimals" },
        { Metrics, "m6,stock,x,0,0,1e9,,month,period,operator,A,", "m6/maximum", "'1e9'" },
        { Metrics, "m7,stock,x,6,0,9223372036855,,month,period,operator,A,", "m7/maximum", "expected at most 6 decimals, from -9223372036854.775808 to 9223372036854.775807" },
        { Metrics, "m8,stock,x,0,0,99999999999999999999999999999999,,month,period,operator,A,", "m8/maximum", "'99999999999999999999999999999999'" },
        { Metrics, "m9,stock,x,0,2,1,,month,period,operator,A,", "m9/maximum", "not less than the minimum, 2" },
        { Metrics, "n1,stock,person,0,0,1,population.average nobody,month,period,operator,A,", "n1/parts", "unknown metric 'nobody'" },
        { Metrics, "n2,stock,VND,0,0,1,revenue.telecom,month,period,operator,A,", "n2/parts", "'revenue.telecom' is a flow in VND with 0 decimals; expected parts like the whole: stock in VND" },
        { Metrics, "n3,stock,subscription,0,0,1,subscribers.fixed subscribers.fixed,month,period,operator,A,", "n3/parts", "'subscribers.fixed' given twice" },
        { Metrics, "n4,stock,subscription,0,0,1,subscribers.telephone subscribers.fixed,month,period,operator,A,", "n4/parts", "'subscribers.fixed' would be counted twice" },
        { Metrics, "n5,stock,x,0,0,1,n5,month,period,operator,A,", "n5/parts", "'n5' is a part of itself" },
        { Metrics, "n6,stock,x,0,0,1,,week,period,operator,A,", "n6/frequency", "'week'; expected day | month | quarter | year" },
        { Metrics, "n7,stock,x,0,0,1,,month,ever,operator,A,", "n7/stands_for", "'ever'; expected period | year | until_replaced" },
        { Metrics, "n8,stock,x,0,0,1,,month,period,plan,A,", "n8/reported_by", "'plan'" },
        { Breaks, "nothing,2021-01-01,A,", "nothing@2021-01-01/metric", "unknown metric 'nothing'; expected a code of metrics/*.csv" },
        { Breaks, "area.land,2021,A,", "area.land@2021/on", "'2021'; expected a day from 1900 to 2200, written yyyy-MM-dd" },
        { Breaks, "area.land,2022-01-01,,", "area.land@2022-01-01/note", "empty; expected 1 to 200 characters" },
        { Breaks, "subscribers.mobile,2021-07-01,A,", "subscribers.mobile@2021-07-01/on", "a second break of subscribers.mobile on that day" },
        { Indicators, "area.land,1,1,identity,area.land,population.average,own,higher,u,2,A,,o", "area.land/code", "already a metric in metrics/metrics.csv:7" },
        { Indicators, "density.telephone,1,1,identity,area.land,population.average,own,higher,u,2,A,,o", "density.telephone/code", "already given in indicators/indicators.csv:2" },
        { Indicators, "i1,0,1,identity,area.land,population.average,own,higher,u,2,A,,o", "i1/version", "'0'; expected a whole number, 1 to" },
        { Indicators, "i2,1,pi,identity,area.land,population.average,own,higher,u,2,A,,o", "i2/factor", "'pi'; expected a number above 0 with a decimal point, or 1/sqrt(pi)" },
        { Indicators, "i3,1,0,identity,area.land,population.average,own,higher,u,2,A,,o", "i3/factor", "'0'" },
        { Indicators, "i4,1,1,log,area.land,population.average,own,higher,u,2,A,,o", "i4/function", "'log'; expected identity | sqrt" },
        { Indicators, "i5,1,1,identity,nothing,population.average,own,higher,u,2,A,,o", "i5/numerator", "unknown metric 'nothing'; expected a code of metrics/*.csv" },
        { Indicators, "i6,1,1,identity,area.land,,own,higher,u,2,A,,o", "i6/denominator", "empty" },
        { Indicators, "i7,1,1,identity,area.land,population.average,mean,higher,u,2,A,,o", "i7/denominator_rule", "'mean'; expected own | average" },
        { Indicators, "i8,1,1,identity,area.land,revenue.telecom,average,higher,u,2,A,,o", "i8/denominator_rule", "the average of 'revenue.telecom', a flow" },
        { Indicators, "i9,1,1,identity,area.land,population.average,own,up,u,2,A,,o", "i9/better", "'up'; expected higher | lower | neither" },
        { Indicators, "j1,1,1,identity,area.land,population.average,own,higher,u,-1,A,,o", "j1/decimals", "'-1'" },
        { Indicators, "j2,1,1,identity,area.land,population.average,own,higher,u,2,A,,", "j2/origin", "empty" },
        { Calendar, "C1,vnpt,revenue.telecom,province,,month,1,10,,", "C1/code", "'C1'; expected 1 to 40 of a-z, 0-9 and '-', a letter first" },
        { Calendar, "telecom-month,vnpt,revenue.telecom,province,,month,1,10,,", "telecom-month/code", "already given in calendar/calendar.csv:2" },
        { Calendar, "c2,,revenue.telecom,province,,month,1,10,,", "c2/sources", "empty; expected one or more sources" },
        { Calendar, "c3,nobody,revenue.telecom,province,,month,1,10,,", "c3/sources", "unknown source 'nobody'" },
        { Calendar, "c4,kind:ministry,revenue.telecom,province,,month,1,10,,", "c4/sources", "no source is 'kind:ministry'" },
        { Calendar, "c5,vnpt vnpt,revenue.telecom,province,,month,1,10,,", "c5/sources", "'vnpt' given twice" },
        { Calendar, "c6,vnpt,,province,,month,1,10,,", "c6/metrics", "empty; expected one or more metrics" },
        { Calendar, "c7,vnpt,revenue.radio,province,,month,1,10,,", "c7/metrics", "unknown metric 'revenue.radio'" },
        { Calendar, "c8,vnpt,postal.*,province,,month,1,10,,", "c8/metrics", "no metric without parts begins with 'postal.'" },
        { Calendar, "c9,vnpt,area.land,province,,year,1,10,,", "c9/metrics", "'area.land' is reported by kind:statistics, 'vnpt' is kind:operator" },
        { Calendar, "d1,kind:department,revenue.telecom,province,,month,1,10,,", "d1/metrics", "'revenue.telecom' is reported by kind:operator, 'so-bac-giang' is kind:department" },
        { Calendar, "d2,vnpt,revenue.telecom,region,,month,1,10,,", "d2/level", "'region'; expected country | province | district | commune" },
        { Calendar, "d3,vnpt,revenue.telecom,province,97,month,1,10,,", "d3/areas", "no unit bears the code '97'" },
        { Calendar, "d4,vnpt,revenue.telecom,province,213,month,1,10,,", "d4/areas", "213@2004-07-08 is a District; expected units at or above the level of what is owed, Province" },
        { Calendar, "d5,vnpt,revenue.telecom,province,24,month,1,10,,", "d5/areas", "'24' was borne by several units" },
        { Calendar, "d7,vnpt,revenue.telecom,province,,day,1,10,,", "d7/frequency", "'day'; expected month | quarter | half | year" },
        { Calendar, "d8,vnpt,revenue.telecom,province,,month,0,10,,", "d8/due_month", "'0'; expected a whole number, 1 to 12" },
        { Calendar, "d9,vnpt,revenue.telecom,province,,month,1,32,,", "d9/due_day", "'32'; expected a whole number, 1 to 31" },
        { Calendar, "e1,vnpt,revenue.telecom,province,,month,1,10,2014-01-01,2013-01-01", "e1/valid_to", "a day not before valid_from" },
        { Terms, "word,subscribers.mobile,di động,", "di động/kind", "'word'; expected item | source" },
        { Terms, "item,subscribers.paging,nhắn tin,", "nhắn tin/code", "no metric or indicator 'subscribers.paging'; expected a code of metrics/*.csv or indicators/*.csv" },
        { Terms, "item,subscribers.mobile,,", "/term", "empty; expected 1 to 200 characters" },
        { Terms, "item,subscribers.fixed,Trả trước,thuê bao", "Trả trước@thuê bao/term", "already given in terms/terms.csv:2; expected a phrase once within the same words" },
        { Rules, "R,parts_total,,,,,,,,,,error,A,,E,", "R/code", "'R'; expected 1 to 64 of a-z, 0-9, '_' and '.', a letter first" },
        { Rules, "parts.total,parts_total,,,,,,,,,,error,A,,E,", "parts.total/code", "already given in rules/rules.csv:2" },
        { Rules, "r1,sum,,,,,,,,,,error,A,,E,", "r1/kind", "'sum'; expected parts_total | children_parent | stock_flow | at_most | jump_history | jump_peers | repeated | denominator_older | ratio_range" },
        { Rules, "r2,parts_total,nothing,,,,,,,,,error,A,,E,", "r2/items", "unknown metric 'nothing'; expected a code of metrics/*.csv" },
        { Rules, "r3,parts_total,area.land,,,,,,,,,error,A,,E,", "r3/items", "'area.land' has no parts" },
        { Rules, "r4,parts_total,,-1,,,,,,,,error,A,,E,", "r4/tolerance", "'-1'; expected a number from 0" },
        { Rules, "r5,parts_total,,\"0,5\",,,,,,,,error,A,,E,", "r5/tolerance", "'0,5'; expected a number from 0" },
        { Rules, "r6,parts_total,,,6,,,,,,,error,A,,E,", "r6/least", "'6'; expected empty: parts_total uses tolerance" },
        { Rules, "r7,stock_flow,subscribers.fixed,,,,,,,,,error,A,,E,", "r7/items", "'subscribers.fixed'; expected a stock and its net additions" },
        { Rules, "r8,stock_flow,subscribers.fixed subscribers.mobile,,,,,,,,,error,A,,E,", "r8/items", "expected a stock first, then a flow" },
        { Rules, "r9,at_most,subscribers.fixed area.land,,,,,,,,,error,A,,E,", "r9/items", "'subscribers.fixed' and 'area.land' differ in unit or decimals" },
        { Rules, "s1,at_most,,,,,,,,,,error,A,,E,", "s1/items", "empty; expected two metrics, the smaller first" },
        { Rules, "s2,jump_history,,,6,8,25,,,,,error,A,,E,", "s2/items", "empty; expected one or more metrics" },
        { Rules, "s3,jump_history,subscribers.fixed,,2,8,25,,,,,error,A,,E,", "s3/least", "'2'; expected a whole number, 3 to 1000" },
        { Rules, "s4,jump_peers,subscribers.fixed,,6,0,25,,,,,error,A,,E,", "s4/deviations", "'0'; expected a number above 0" },
        { Rules, "s5,jump_peers,subscribers.fixed,,6,8,,,,,,error,A,,E,", "s5/change", "empty; expected a number above 0" },
        { Rules, "s6,repeated,subscribers.fixed,,,,,13,,,,error,A,,E,", "s6/run", "'13'; expected a whole number, 3 to 12" },
        { Rules, "s7,denominator_older,subscribers.fixed,,,,,,1,,,error,A,,E,", "s7/items", "unknown indicator 'subscribers.fixed'; expected a code of indicators/*.csv" },
        { Rules, "s8,denominator_older,density.telephone,,,,,,,,,error,A,,E,", "s8/years", "empty; expected a whole number, 0 to 50" },
        { Rules, "s9,ratio_range,density.telephone,,,,,,,,,error,A,,E,", "s9/maximum", "empty, and minimum too; expected one of them" },
        { Rules, "t1,ratio_range,density.telephone,,,,,,,2,1,error,A,,E,", "t1/maximum", "'1'; expected not less than the minimum, 2" },
        { Rules, "t2,ratio_range,density.telephone,,,,,,,,1,fatal,A,,E,", "t2/severity", "'fatal'; expected info | warning | error" },
        { Rules, "t3,ratio_range,density.telephone,,,,,,,,1,error,,,E,", "t3/name", "empty; expected 1 to 200 characters" },
        { Rules, "t4,ratio_range,density.telephone,,,,,,,,1,error,A,,,", "t4/explanation", "empty; expected 1 to 200 characters" },
    };

    [Theory]
    [MemberData(nameof(FaultyRows))]
    public void A_faulty_row_is_reported_once_with_file_line_and_key(string table, string row, string key, string said)
    {
        var result = SmallCatalogue.Load(SmallCatalogue.Append(table, row));

        Assert.Null(result.Catalogue);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((table, SmallCatalogue.NextLine(table), key), (fault.File, fault.Line, fault.Key));
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_files_are_reported_at_once_in_order_of_file_and_line()
    {
        var rows = FaultyRows.Select(r => r.Data).ToLookup(r => r.Item1, r => r);
        var result = SmallCatalogue.Load(rows.Select(t => SmallCatalogue.Append(t.Key, t.Select(r => r.Item2))));

        foreach (var table in rows)
        {
            foreach (var (line, (_, _, key, _)) in table.Index())
            {
                // A circle among the parts is told before anything that is counted along them.
                if (key != "n4/parts")
                {
                    Assert.Contains(result.Faults, f => f.File == table.Key && f.Line == SmallCatalogue.NextLine(table.Key) + line && f.Key == key);
                }
            }
        }

        Assert.Equal(result.Faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line), result.Faults);
        Assert.Equal(FaultyRows.Count - 1, result.Faults.Count);
    }

    [Fact]
    public void Columns_that_are_missing_unknown_or_doubled_are_faults_of_the_header_alone()
    {
        var result = SmallCatalogue.Load(
            (Sources, "code,kind,label,name_en,territory,valid_from,valid_to,kind\nvnpt,operator,A,,VN,,,operator"));

        Assert.Equal(
            [
                "sources/sources.csv:1: label: unknown column; expected one of code,kind,name,name_en,territory,valid_from,valid_to,successor",
                "sources/sources.csv:1: kind: column given twice; expected each column once",
                "sources/sources.csv:1: name: missing column; expected the columns code,kind,name,name_en,territory,valid_from,valid_to",
            ],
            result.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void A_reference_to_a_faulty_row_is_not_reported_again()
    {
        var result = SmallCatalogue.Load(
            SmallCatalogue.Append(Areas, "30,province,A,,VN,today,", "300,district,B,,30,2004-07-08,2025-06-30"),
            SmallCatalogue.Append(Sources, "s1,operator,A,,30,,,"),
            SmallCatalogue.Append(Metrics, "m1,gauge,x,0,0,1,,month,period,operator,A,"),
            SmallCatalogue.Append(Indicators, "i1,1,1,identity,m1,population.average,own,higher,u,2,A,,o"));

        Assert.Equal(["30@today/valid_from", "m1/kind"], result.Faults.Select(f => f.Key));
    }

    [Fact]
    public void Circles_among_parts_are_faults_of_every_metric_in_them()
    {
        var result = SmallCatalogue.Load(SmallCatalogue.Append(
            Metrics,
            "a,stock,x,0,0,1,b,month,period,operator,A,",
            "b,stock,x,0,0,1,c,month,period,operator,A,",
            "c,stock,x,0,0,1,a,month,period,operator,A,",
            "d,stock,x,0,0,1,a,month,period,operator,A,"));

        Assert.Equal(["a/parts", "b/parts", "c/parts"], result.Faults.Select(f => f.Key));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_named_with_its_first_bad_line()
    {
        byte[] bytes = [.. "code,sources\n"u8, .. "x,\n"u8, 0xE1, (byte)'\n'];
        var files = SmallCatalogue.Tables.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value), StringComparer.Ordinal);
        files[Calendar] = bytes;

        var fault = Assert.Single(CatalogueLoader.Load(new CatalogueFiles(files)).Faults);

        Assert.Equal((Calendar, 0), (fault.File, fault.Line));
        Assert.Contains("not UTF-8, first in line 3", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_Windows_line_ends_quotes_and_blank_lines_are_no_faults()
    {
        var catalogue = SmallCatalogue.Sound(SmallCatalogue.Load(
            (Sources, "\uFEFFcode,kind,name,name_en,territory,valid_from,valid_to\r\n\r\n \"vnpt\" ,operator, \"VNPT, \"\"the\"\" group\" ,,VN,,\r\n")));

        Assert.Equal("VNPT, \"the\" group", catalogue.Sources["vnpt"].Name);
    }

    [Fact]
    public void The_line_is_that_of_the_file_blank_lines_included()
    {
        var result = SmallCatalogue.Load((Sources, "code,kind,name,name_en,territory,valid_from,valid_to\r\n\r\n\r\nvnpt,x,A,,VN,,\r\n"));

        Assert.Equal(4, Assert.Single(result.Faults).Line);
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_rows_after_it()
    {
        var result = SmallCatalogue.Load(SmallCatalogue.Append(Sources, "s1,operator,\"A,,VN,,,", "s2,x,A,,VN,,,"));

        Assert.Equal(["s1", "s2/kind"], result.Faults.Select(f => f.Key));
    }

    [Fact]
    public void An_empty_file_and_a_file_in_no_known_folder_are_faults()
    {
        var result = SmallCatalogue.Load((Metrics, ""), (Indicators, "code,version\n"), ("metric/typo.csv", "code\n"), ("top.csv", "code\n"));

        Assert.Contains(result.Faults, f => f is { File: Metrics, Line: 0, Problem: "no header" });
        Assert.Contains(result.Faults, f => f is { File: "metric/typo.csv", Line: 0 } && f.Expected.StartsWith("a folder of areas, lineage, sources, metrics, ", StringComparison.Ordinal));
        Assert.Contains(result.Faults, f => f is { File: "top.csv", Line: 0 });
    }

    [Fact]
    public void No_country_is_one_fault()
    {
        var fault = Assert.Single(CatalogueLoader.Load(new CatalogueFiles([])).Faults);

        Assert.Equal(("areas", 0, "VN"), (fault.File, fault.Line, fault.Key));
    }

    [Fact]
    public void A_country_that_is_not_the_one_expected_is_a_fault()
    {
        var result = CatalogueLoader.Load(SmallCatalogue.Files(
            [KeyValuePair.Create("areas/a.csv", SmallCatalogue.AreaHeader + "VN,country,Việt Nam,,VN,1945-09-02,")]));

        Assert.Equal(["VN@1945-09-02/level", "VN@1945-09-02/parent"], result.Faults.Select(f => f.Key));
    }

    [Fact]
    public void Whatever_the_bytes_loading_answers_with_a_catalogue_or_faults()
    {
        // Seeded damage to the default catalogue: bytes changed, cut out or doubled.
        var sound = CatalogueFiles.Read(Repository.DefaultCatalogue).ByPath;
        var random = new Random(20250701);
        ReadOnlySpan<byte> nasty = [0, (byte)'"', (byte)',', (byte)'\n', (byte)'@', (byte)' ', (byte)'9', 0xFF, 0xC4];
        for (var i = 0; i < 200; i++)
        {
            var files = new Dictionary<string, byte[]>(sound, StringComparer.Ordinal);
            var path = files.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Count));
            var bytes = files[path].ToList();
            for (var n = random.Next(1, 20); n > 0; n--)
            {
                var at = random.Next(bytes.Count);
                var length = Math.Min(random.Next(1, 40), bytes.Count - at);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] = nasty[random.Next(nasty.Length)];
                        break;
                    case 1 when bytes.Count > length:
                        bytes.RemoveRange(at, length);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(at, length));
                        break;
                }
            }

            files[path] = [.. bytes];
            var result = CatalogueLoader.Load(new CatalogueFiles(files));

            Assert.NotEqual(result.Catalogue is null, result.Faults.Count == 0);
            Assert.DoesNotContain(result.Faults, f => f.ToString().Any(char.IsControl));
        }
    }
}

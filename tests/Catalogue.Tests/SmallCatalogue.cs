using System.Text;

namespace Telemetry.Catalogue.Tests;

/// <summary>A few sound tables that a test changes in one place.</summary>
internal static class SmallCatalogue
{
    public const string AreaHeader = "code,level,name,name_en,parent,valid_from,valid_to\n";
    public const string LineageHeader = "predecessor,successor,on,extent\n";

    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["areas/areas.csv"] = AreaHeader + """
            VN,country,Việt Nam,Viet Nam,,1900-01-01,
            24,province,Bắc Giang,Bac Giang,VN,2004-07-08,2025-06-30
            27,province,Bắc Ninh,Bac Ninh,VN,2004-07-08,2025-06-30
            24,province,Bắc Ninh,Bac Ninh,VN,2025-07-01,
            22,province,Quảng Ninh,,VN,2004-07-08,
            213,district,Thành phố Bắc Giang,,24,2004-07-08,2025-06-30
            07210,commune,Phường Lê Lợi,,213,2004-07-08,2025-06-30
            07213,commune,Xã Song Mai,,213,2004-07-08,2025-06-30
            07210,commune,Phường Bắc Giang,,24,2025-07-01,
            07228,commune,Phường Đa Mai,,24,2025-07-01,
            """,
        ["lineage/lineage.csv"] = LineageHeader + """
            24@2004-07-08,24@2025-07-01,2025-07-01,whole
            27,24,2025-07-01,whole
            07210,07210,2025-07-01,whole
            07213,07210,2025-07-01,part
            07213,07228,2025-07-01,part
            """,
        ["sources/sources.csv"] = """
            code,kind,name,name_en,territory,valid_from,valid_to,successor
            vnpt,operator,VNPT,,VN,,,
            so-bac-giang,department,Sở quản lý BCVT tỉnh Bắc Giang,,24@2004-07-08,,2025-06-30,so-bac-ninh
            so-bac-ninh,department,Sở quản lý BCVT tỉnh Bắc Ninh,,27 24@2025-07-01,,,
            so-quang-ninh,department,Sở quản lý BCVT tỉnh Quảng Ninh,,22,,,
            """,
        ["metrics/metrics.csv"] = """
            code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en
            subscribers.telephone,stock,subscription,0,0,1000000000,subscribers.fixed subscribers.mobile,month,period,operator,Thuê bao điện thoại,
            subscribers.fixed,stock,subscription,0,0,1000000000,,month,period,operator,Thuê bao cố định,
            subscribers.mobile,stock,subscription,0,0,1000000000,,month,period,operator,Thuê bao di động,
            revenue.telecom,flow,VND,0,0,1000000000000000,,month,period,operator,Doanh thu viễn thông,
            population.average,stock,person,0,0,200000000,,year,until_replaced,statistics,Dân số trung bình,
            area.land,stock,km2,2,0.01,400000,,year,until_replaced,statistics,Diện tích,
            """,
        ["breaks/breaks.csv"] = """
            metric,on,note,note_en
            subscribers.mobile,2021-07-01,Chỉ tính thuê bao hai chiều,Only subscriptions active both ways
            subscribers.mobile,2015-01-01,Không tính thuê bao khóa,Blocked ones left out
            """,
        ["indicators/indicators.csv"] = """
            code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin
            density.telephone,1,100,identity,subscribers.telephone,population.average,own,higher,per 100 people,2,Mật độ điện thoại,,TT 06/2018/TT-BKHĐT
            """,
        ["calendar/calendar.csv"] = """
            code,sources,metrics,level,areas,frequency,due_month,due_day,valid_from,valid_to
            telecom-month,vnpt,subscribers.* revenue.telecom,province,,month,1,10,2013-01-01,
            """,
        ["rules/rules.csv"] = """
            code,kind,items,tolerance,least,deviations,change,run,years,minimum,maximum,severity,name,name_en,explanation,explanation_en
            parts.total,parts_total,,,,,,,,,,error,Tổng bằng cộng các thành phần,,Kiểm tra lại từng số,
            """,
        ["terms/terms.csv"] = """
            kind,code,term,within
            item,subscribers.mobile,trả trước,thuê bao
            item,density.telephone,mật độ,
            source,vnpt,Tập đoàn VNPT,
            """,
    };

    public static CatalogueLoadResult Load(params IEnumerable<(string Path, string Text)> changes)
    {
        var tables = Tables.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        foreach (var (path, text) in changes)
        {
            tables[path] = text;
        }

        return CatalogueLoader.Load(Files(tables));
    }

    /// <summary>The line on which a row appended to that table comes to lie.</summary>
    public static int NextLine(string path) => Tables[path].Split('\n').Length + 1;

    public static (string Path, string Text) Append(string path, params IEnumerable<string> rows) =>
        (path, Tables[path] + "\n" + string.Join('\n', rows));

    public static CatalogueFiles Files(IEnumerable<KeyValuePair<string, string>> tables) =>
        new(tables.Select(t => KeyValuePair.Create(t.Key, Encoding.UTF8.GetBytes(t.Value))));

    public static Catalogue Sound(CatalogueLoadResult result)
    {
        Assert.Empty(result.Faults);
        return Assert.IsType<Catalogue>(result.Catalogue);
    }

    public static Area Unit(this Catalogue catalogue, string key)
    {
        Assert.True(AreaKey.TryParse(key, out var parsed), key);
        Assert.True(catalogue.TryGetArea(parsed, out var area), key);
        return area;
    }
}

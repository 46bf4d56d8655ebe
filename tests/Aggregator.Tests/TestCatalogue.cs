using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests;

/// <summary>Catalogues to test with: the shipped one, and a small one with communes.</summary>
internal static class TestCatalogue
{
    /// <summary>The metrics of the small catalogue.</summary>
    public const string Metrics =
        """
        code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en
        subs.all,stock,subscription,0,0,1000000000,subs.fixed subs.mobile,month,period,operator,Thuê bao,Subscribers
        subs.fixed,stock,subscription,0,0,1000000000,,month,period,operator,Cố định,Fixed
        subs.mobile,stock,subscription,0,0,1000000000,subs.postpaid subs.prepaid,month,period,operator,Di động,Mobile
        subs.postpaid,stock,subscription,0,0,1000000000,,month,period,operator,Trả sau,Postpaid
        subs.prepaid,stock,subscription,0,0,1000000000,,month,period,operator,Trả trước,Prepaid
        added.all,flow,subscription,0,-100000000,100000000,added.fixed added.mobile,month,period,operator,Thực tăng,Net additions
        added.fixed,flow,subscription,0,-100000000,100000000,,month,period,operator,Cố định thực tăng,Fixed net additions
        added.mobile,flow,subscription,0,-100000000,100000000,,month,period,operator,Di động thực tăng,Mobile net additions
        revenue,flow,VND,0,0,9000000000000000000,,month,period,operator,Doanh thu,Revenue
        sites,stock,site,0,0,10000000,,month,period,operator,Trạm,Sites
        points,stock,point,0,0,1000000,points.offices points.agents,quarter,year,operator,Điểm bưu chính,Postal points
        points.offices,stock,point,0,0,1000000,,quarter,year,operator,Bưu cục,Post offices
        points.agents,stock,point,0,0,1000000,,quarter,year,operator,Đại lý,Agents
        population,stock,person,0,0,200000000,,year,until_replaced,statistics,Dân số,Population
        area.land,stock,km2,2,0,400000,,year,until_replaced,statistics,Diện tích,Land area
        """;

    /// <summary>The indicators of the small catalogue.</summary>
    public const string Indicators =
        """
        code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin
        density,1,100,identity,subs.all,population,own,higher,per 100 people,2,Mật độ,Density,a circular
        radius,2,1/sqrt(pi),sqrt,area.land,points,own,lower,km per point,3,Bán kính,Radius,a series
        radius.half_square,1,0.5,sqrt,area.land,points,own,lower,km per point,3,Bán kính (nửa cạnh),Radius (half square),reports
        per_subscriber,1,1,identity,revenue,subs.all,average,higher,VND per subscription,0,Bình quân,Per subscriber,practice
        per_site,1,1,identity,subs.all,sites,own,neither,subscriptions per site,0,Mỗi trạm,Per site,practice
        """;

    public static Catalogue.Catalogue Shipped { get; } = Load(CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "catalogue")));

    /// <summary>
    /// Bắc Giang (24) with two districts of three and two communes, old Bắc Ninh (27) with two communes, both merged into the new
    /// Bắc Ninh (24 again) on 1 July 2025; Quảng Ninh (22) with three communes that changed on that day.
    /// </summary>
    public static Catalogue.Catalogue Small { get; } = FromText(
        """
        code,level,name,name_en,parent,valid_from,valid_to
        VN,country,Việt Nam,Viet Nam,,1900-01-01,
        24,province,Bắc Giang,Bac Giang,VN,1997-01-01,2025-06-30
        27,province,Bắc Ninh,Bac Ninh,VN,1997-01-01,2025-06-30
        24,province,Bắc Ninh,Bac Ninh,VN,2025-07-01,
        22,province,Quảng Ninh,Quang Ninh,VN,1963-10-30,
        213,district,Thành phố,City,24@1997-01-01,1997-01-01,2025-06-30
        215,district,Yên Thế,Yen The,24@1997-01-01,1997-01-01,2025-06-30
        07213,commune,A,A,213,1997-01-01,2025-06-30
        07216,commune,B,B,213,1997-01-01,2025-06-30
        07219,commune,C,C,213,1997-01-01,2025-06-30
        07240,commune,D,D,215,1997-01-01,2025-06-30
        07243,commune,E,E,215,1997-01-01,2025-06-30
        09160,commune,F,F,27,1997-01-01,2025-06-30
        09163,commune,G,G,27,1997-01-01,2025-06-30
        07213,commune,A mới,New A,24@2025-07-01,2025-07-01,
        09160,commune,F mới,New F,24@2025-07-01,2025-07-01,
        06652,commune,H,H,22,1997-01-01,2025-06-30
        06655,commune,I,I,22,1997-01-01,2025-06-30
        06661,commune,K,K,22,1997-01-01,
        06652,commune,H mới,New H,22,2025-07-01,
        """,
        """
        predecessor,successor,on,extent
        24@1997-01-01,24@2025-07-01,2025-07-01,whole
        27@1997-01-01,24@2025-07-01,2025-07-01,whole
        07213@1997-01-01,07213@2025-07-01,2025-07-01,whole
        07216@1997-01-01,07213@2025-07-01,2025-07-01,part
        """,
        """
        code,kind,name,name_en,territory,valid_from,valid_to
        mobifone,operator,MobiFone,MobiFone,VN,,
        viettel,operator,Viettel,Viettel,VN,,
        vnpt,operator,VNPT,VNPT,VN,,
        vnpost,operator,Bưu điện,Vietnam Post,VN,,
        so-bac-giang,department,Sở Bắc Giang,Bac Giang department,24@1997-01-01,,
        so-quang-ninh,department,Sở Quảng Ninh,Quang Ninh department,22,,
        gso,statistics,Tổng cục Thống kê,Statistics office,VN,,
        ministry,ministry,Bộ,Ministry,VN,,
        """,
        Metrics,
        Indicators,
        """
        code,kind,items,tolerance,least,deviations,change,run,years,minimum,maximum,severity,name,name_en,explanation,explanation_en
        parts,parts_total,,,,,,,,,,error,Tổng,Total,Cộng lại,Add up
        children,children_parent,,,,,,,,,,error,Cấp trên,Parent,Cộng lại,Add up
        flow,stock_flow,subs.fixed added.fixed,,,,,,,,,warning,Thực tăng,Net additions,Cộng lại,Add up
        flow.roughly,stock_flow,subs.mobile added.mobile,10,,,,,,,,warning,Thực tăng,Net additions,Cộng lại,Add up
        most,at_most,points.agents points.offices,,,,,,,,,error,Không nhiều hơn,At most,Xem lại,Look again
        jump.history,jump_history,subs.mobile added.fixed,,6,8,25,,,,,warning,Biến động,Jump,Xem lại,Look again
        jump.peers,jump_peers,subs.postpaid,,4,10,50,,,,,warning,Biến động,Jump,Xem lại,Look again
        repeated,repeated,subs.prepaid,,,,,4,,100,,warning,Lặp lại,Repeated,Xem lại,Look again
        older,denominator_older,density,,,,,,1,,,warning,Mẫu số cũ,Old denominator,Xem lại,Look again
        ratio,ratio_range,density,,,,,,,,400,error,Không thể có,Impossible,Xem lại,Look again
        """);

    /// <summary>The small one with files more, or others of the same path.</summary>
    public static Catalogue.Catalogue SmallWith(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var all = Small.Files.ByPath.ToDictionary();
        foreach (var (path, text) in files)
        {
            all[path] = Encoding.UTF8.GetBytes(text);
        }

        return Load(new CatalogueFiles(all));
    }

    public static Catalogue.Catalogue FromText(string areas, string lineage, string sources, string metrics, string indicators, string? rules = null) => Load(new CatalogueFiles(
        new Dictionary<string, string>
        {
            ["areas/areas.csv"] = areas,
            ["lineage/lineage.csv"] = lineage,
            ["sources/sources.csv"] = sources,
            ["metrics/metrics.csv"] = metrics,
            ["indicators/indicators.csv"] = indicators,
            ["rules/rules.csv"] = rules ?? "code,kind,items,tolerance,least,deviations,change,run,years,minimum,maximum,severity,name,name_en,explanation,explanation_en",
        }.Select(f => KeyValuePair.Create(f.Key, Encoding.UTF8.GetBytes(f.Value)))));

    /// <summary>The small catalogue with a reporting calendar, and perhaps with further sources.</summary>
    public static Catalogue.Catalogue WithCalendar(string lines, string sources = "") => Load(new CatalogueFiles(
        Small.Files.ByPath.Concat(new Dictionary<string, byte[]>
        {
            ["calendar/calendar.csv"] = Encoding.UTF8.GetBytes("code,sources,metrics,level,areas,frequency,due_month,due_day,valid_from,valid_to\n" + lines),
            ["sources/more.csv"] = Encoding.UTF8.GetBytes("code,kind,name,name_en,territory,valid_from,valid_to\n" + sources),
        })));

    public static Area Area(this Catalogue.Catalogue catalogue, string code, string on) =>
        catalogue.TryGetArea(code, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), out var area) ? area : throw new ArgumentException(code, nameof(code));

    private static Catalogue.Catalogue Load(CatalogueFiles files)
    {
        var result = CatalogueLoader.Load(files);
        return result.Catalogue ?? throw new InvalidOperationException(string.Join(Environment.NewLine, result.Faults));
    }
}

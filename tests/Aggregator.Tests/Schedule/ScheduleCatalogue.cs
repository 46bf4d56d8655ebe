using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Schedule;

/// <summary>A catalogue as small as the schedule's questions allow.</summary>
internal static class ScheduleCatalogue
{
    private static readonly (string Path, string Text)[] Tables =
    [
        ("areas/areas.csv", """
            code,level,name,name_en,parent,valid_from,valid_to
            VN,country,Việt Nam,Viet Nam,,1900-01-01,
            24,province,Bắc Giang,Bac Giang,VN,2004-07-08,
            22,province,Quảng Ninh,Quang Ninh,VN,2004-07-08,
            """),
        ("lineage/lineage.csv", "predecessor,successor,on,extent"),
        ("sources/sources.csv", """
            code,kind,name,name_en,territory,valid_from,valid_to
            vnpt,operator,VNPT,,VN,,
            vnpost,operator,Bưu điện Việt Nam,,VN,,
            gso,statistics,Cơ quan thống kê,,VN,,
            """),
        ("metrics/metrics.csv", """
            code,kind,unit,decimals,minimum,maximum,parts,frequency,stands_for,reported_by,name,name_en
            subscribers.mobile,stock,subscription,0,0,1000000000,,month,period,operator,Thuê bao di động,
            revenue.telecom,flow,VND,0,0,1000000000000000,,month,period,operator,Doanh thu viễn thông,
            postal.offices,stock,point,0,0,1000000,,quarter,year,operator,Bưu cục,
            population.average,stock,person,0,0,200000000,,year,until_replaced,statistics,Dân số trung bình,
            """),
        ("indicators/indicators.csv", """
            code,version,factor,function,numerator,denominator,denominator_rule,better,unit,decimals,name,name_en,origin
            density.mobile,1,100,identity,subscribers.mobile,population.average,own,higher,per 100 people,2,Mật độ,,TT 06/2018/TT-BKHĐT
            """),
    ];

    public static Catalogue.Catalogue Load(string nameOfVnpt = "VNPT")
    {
        var files = Tables.Select(t => KeyValuePair.Create(t.Path, Encoding.UTF8.GetBytes(t.Text.Replace("operator,VNPT", $"operator,{nameOfVnpt}", StringComparison.Ordinal))));
        var result = CatalogueLoader.Load(new CatalogueFiles(files));
        Assert.Empty(result.Faults);
        return Assert.IsType<Catalogue.Catalogue>(result.Catalogue);
    }
}

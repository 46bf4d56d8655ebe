namespace Telemetry.Aggregator.Tests.Boundaries;

/// <summary>
/// Provinces that merged and divided at every level, with and without weights. Bắc Giang (24) and Bắc Ninh (27) became Bắc Ninh
/// (24) on 1 July 2025, with a commune made of one of each; in Hải Dương (30) a commune was divided into three on that day, and
/// the district 401 into 501 and 502 on 1 January 2021, when also the commune 00303 went into 00302, which lives on.
/// </summary>
internal static class WeightedCatalogue
{
    public static Catalogue.Catalogue WithoutWeights { get; } = Of(withWeights: false);

    public static Catalogue.Catalogue WithWeights { get; } = Of(withWeights: true);

    private static Catalogue.Catalogue Of(bool withWeights) => TestCatalogue.FromText(
        """
        code,level,name,name_en,parent,valid_from,valid_to
        VN,country,Việt Nam,Viet Nam,,1900-01-01,
        24,province,Bắc Giang,Bac Giang,VN,1997-01-01,2025-06-30
        27,province,Bắc Ninh,Bac Ninh,VN,1997-01-01,2025-06-30
        24,province,Bắc Ninh,Bac Ninh,VN,2025-07-01,
        30,province,Hải Dương,Hai Duong,VN,1997-01-01,
        213,district,Thành phố,City,24@1997-01-01,1997-01-01,2025-06-30
        00101,commune,A,A,213,1997-01-01,2025-06-30
        00102,commune,B,B,213,1997-01-01,2025-06-30
        00201,commune,C,C,27,1997-01-01,2025-06-30
        00202,commune,D,D,27,1997-01-01,2025-06-30
        10001,commune,A mới,New A,24@2025-07-01,2025-07-01,
        10004,commune,C mới,New C,24@2025-07-01,2025-07-01,
        10010,commune,Chung,Common,24@2025-07-01,2025-07-01,
        00301,commune,Lớn,Large,30,1997-01-01,2025-06-30
        00302,commune,Nhỏ,Small,30,1997-01-01,
        00303,commune,Vừa,Medium,30,1997-01-01,2020-12-31
        10301,commune,Một,One,30,2025-07-01,
        10302,commune,Hai,Two,30,2025-07-01,
        10303,commune,Ba,Three,30,2025-07-01,
        401,district,Chung,Common,30,1997-01-01,2020-12-31
        501,district,Bắc,North,30,2021-01-01,2025-06-30
        502,district,Nam,South,30,2021-01-01,2025-06-30
        00401,commune,Bắc,North,401,1997-01-01,2020-12-31
        00402,commune,Nam,South,401,1997-01-01,2020-12-31
        00501,commune,Bắc,North,501,2021-01-01,2025-06-30
        00502,commune,Nam,South,502,2021-01-01,2025-06-30
        """,
        Lineage(withWeights),
        """
        code,kind,name,name_en,territory,valid_from,valid_to
        viettel,operator,Viettel,Viettel,VN,,
        vnpt,operator,VNPT,VNPT,VN,,
        gso,statistics,Tổng cục Thống kê,Statistics office,VN,,
        """,
        TestCatalogue.Metrics,
        TestCatalogue.Indicators);

    private static string Lineage(bool withWeights)
    {
        string[] rows =
        [
            "24@1997-01-01,24@2025-07-01,2025-07-01,whole,",
            "27,24@2025-07-01,2025-07-01,whole,",
            "00101,10001,2025-07-01,whole,",
            "00201,10004,2025-07-01,whole,",
            "00102,10010,2025-07-01,whole,2",
            "00202,10010,2025-07-01,whole,1",
            "00301,10301,2025-07-01,part,5",
            "00301,10302,2025-07-01,part,5",
            "00301,10303,2025-07-01,part,5",
            "00303,00302,2021-01-01,whole,",
            "401,501,2021-01-01,part,100.5",
            "401,502,2021-01-01,part,301.5",
            "00401,00501,2021-01-01,whole,",
            "00402,00502,2021-01-01,whole,",
        ];
        return withWeights
            ? "predecessor,successor,on,extent,weight\n" + string.Join('\n', rows)
            : "predecessor,successor,on,extent\n" + string.Join('\n', rows.Select(r => r[..r.LastIndexOf(',')]));
    }
}

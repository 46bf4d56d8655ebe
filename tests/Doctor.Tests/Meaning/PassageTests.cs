namespace Telemetry.Doctor.Tests.Meaning;

/// <summary>Passages in the ways in which departments write: printed | value | role | item | period | links | source.</summary>
public sealed class PassageTests
{
    [Fact]
    public void Nine_months_told_by_sector() => Holds(
        """
        BÁO CÁO
        Kết quả công tác 9 tháng đầu năm 2013 của Sở Thông tin và Truyền thông tỉnh Thái Nguyên

        1. Lĩnh vực viễn thông
        Tính đến ngày 30/9/2013, tổng số thuê bao điện thoại trên địa bàn tỉnh đạt 1.234.567 thuê bao, đạt mật độ 108,5 thuê bao/100 dân, tăng 5,2% so với cùng kỳ năm 2012, trong đó: thuê bao cố định 98.765 thuê bao, thuê bao di động 1.135.802 thuê bao (trả trước 1.050.000 thuê bao, trả sau 85.802 thuê bao). Phát triển mới 12.345 thuê bao Internet băng rộng cố định. Doanh thu viễn thông đạt khoảng 1,2 nghìn tỷ đồng, tăng 8,5% so với cùng kỳ, bằng 76,4% kế hoạch năm.
        Toàn tỉnh có 1.250 trạm BTS, tăng 120 trạm so với cùng kỳ năm trước, trong đó có 480 trạm 3G; tỷ lệ dùng chung đạt 35,2%. Có 180/180 xã, phường, thị trấn có cáp quang, đạt 100%.
        2. Lĩnh vực bưu chính
        Mạng bưu chính hiện có 264 điểm phục vụ, gồm 46 bưu cục, 185 điểm Bưu điện văn hóa xã và 33 đại lý bưu điện. Doanh thu bưu chính đạt 89 tỷ đồng (đạt 83% KH năm 2013, giảm 3% so với cùng kỳ). Quyết định 1191/QĐ-TTg ngày 14/7/2012 đã được triển khai tại 07 huyện.
        """,
        """
        1.234.567 | 1234567 subscription | Actual | subscribers.telephone | 2013-09
        108,5 | 108.5 per 100 people | Actual | density.telephone | 2013-09 | of 1.234.567
        5,2 | 5.2 % | Growth | subscribers.telephone | 2013-09 | of 1.234.567, against YearBefore 2012-09
        98.765 | 98765 subscription | Actual | subscribers.fixed | 2013-09 | listed under 1.234.567
        1.135.802 | 1135802 subscription | Actual | subscribers.mobile | 2013-09 | listed under 1.234.567
        1.050.000 | 1050000 subscription | Actual | subscribers.mobile_prepaid | 2013-09 | listed under 1.135.802
        85.802 | 85802 subscription | Actual | subscribers.mobile_postpaid | 2013-09 | listed under 1.135.802
        12.345 | 12345 subscription | Actual | net_additions.internet.fixed_broadband | 2013-9M
        1,2 | 1200000000000 VND | Actual | revenue.telecom | 2013-9M
        8,5 | 8.5 % | Growth | revenue.telecom | 2013-9M | of 1,2, against YearBefore 2012-9M
        76,4 | 76.4 % | Completion | revenue.telecom | 2013-9M | of 1,2, against Plan 2013
        1.250 | 1250 site | Actual | bts.sites | 2013-9M
        120 | 120 site | Change | bts.sites | 2013-9M | of 1.250, against YearBefore 2012-9M
        480 | 480 site | Actual | bts.sites_3g | 2013-9M | part of 1.250
        35,2 | 35.2 % | Share | bts.sharing | 2013-9M
        180 | 180 commune | Actual |  | 2013-9M | part of 180
        180 | 180 commune | Actual |  | 2013-9M
        100 | 100 % | Share |  | 2013-9M | of 180
        264 | 264 point | Actual | postal.points | 2013-9M
        46 | 46 point | Actual | postal.offices | 2013-9M | listed under 264
        185 | 185 point | Actual | postal.commune_points | 2013-9M | listed under 264
        33 | 33 point | Actual | postal.agents | 2013-9M | listed under 264
        89 | 89000000000 VND | Actual | revenue.postal | 2013-9M
        83 | 83 % | Completion | revenue.postal | 2013-9M | of 89, against Plan 2013
        3 | -3 % | Growth | revenue.postal | 2013-9M | of 89, against YearBefore 2012-9M
        07 | 7 | Actual |  | 2013-9M
        """);

    [Fact]
    public void The_statistics_offices_way() => Holds(
        """
        Tính đến cuối tháng 6/2012, thuê bao điện thoại cả nước ước đạt 135,9 triệu, bao gồm 15,2 triệu cố định và 120,7 triệu di động, lần lượt giảm 1,8% và tăng 2,8% so với cùng kỳ năm 2011.
        Thuê bao điện thoại phát triển mới sáu tháng đầu năm 2011 đạt 4,7 triệu thuê bao, bằng 59,5% cùng kỳ năm trước.
        """,
        """
        135,9 | 135900000 | Actual | subscribers.telephone | 2012-06
        15,2 | 15200000 | Actual | subscribers.fixed | 2012-06 | listed under 135,9
        120,7 | 120700000 | Actual | subscribers.mobile | 2012-06 | listed under 135,9
        1,8 | -1.8 % | Growth |  | 2012-06
        2,8 | 2.8 % | Growth |  | 2012-06 | against YearBefore 2011-06
        4,7 | 4700000 subscription | Actual | net_additions.telephone | 2011-H1
        59,5 | 59.5 % | RatioToBase | net_additions.telephone | 2011-H1 | of 4,7, against YearBefore 2010-H1
        """);

    [Fact]
    public void New_ones_are_made_of_new_ones() => Holds(
        "Năm 2012: Điện thoại phát triển mới 5.120 thuê bao (trong đó: cố định 120, di động 5.000 thuê bao), nâng tổng số thuê bao điện thoại toàn tỉnh lên 812.345 thuê bao.",
        """
        5.120 | 5120 subscription | Actual | net_additions.telephone | 2012
        120 | 120 | Actual | net_additions.fixed | 2012 | listed under 5.120
        5.000 | 5000 subscription | Actual | net_additions.mobile | 2012 | listed under 5.120
        812.345 | 812345 subscription | Actual | subscribers.telephone | 2012
        """);

    [Fact]
    public void A_change_may_stand_before_its_value_and_operators_share_a_subject() => Holds(
        """
        Năm 2014, thuê bao di động tăng 14,8% so với cùng kỳ, đạt 1.759.720 thuê bao; thuê bao cố định giảm 2.500 thuê bao.
        Viettel có 650.000 thuê bao di động, chiếm 48,1% thị phần; VinaPhone có 450.000 thuê bao, chiếm 33,3%; MobiFone 250.000 thuê bao.
        So với cùng kỳ năm 2013, doanh thu viễn thông tăng 12%. Số thuê bao Internet tăng từ 45.000 lên 51.725 thuê bao.
        """,
        """
        14,8 | 14.8 % | Growth | subscribers.mobile | 2014 | of 1.759.720, against YearBefore 2013
        1.759.720 | 1759720 subscription | Actual | subscribers.mobile | 2014
        2.500 | -2500 subscription | Change | subscribers.fixed | 2014
        650.000 | 650000 subscription | Actual | subscribers.mobile | 2014 |  | viettel
        48,1 | 48.1 % | Share | subscribers.mobile | 2014 | of 650.000 | viettel
        450.000 | 450000 subscription | Actual | subscribers.mobile | 2014 |  | vnpt
        33,3 | 33.3 % | Share | subscribers.mobile | 2014 | of 450.000 | vnpt
        250.000 | 250000 subscription | Actual | subscribers.mobile | 2014 |  | mobifone
        12 | 12 % | Growth | revenue.telecom | 2014 | against YearBefore 2013
        45.000 | 45000 | Unknown | subscribers.internet.fixed_broadband | 2014
        51.725 | 51725 subscription | Actual | subscribers.internet.fixed_broadband | 2014
        """);

    [Fact]
    public void Targets_are_plans_and_what_is_not_named_stays_unnamed() => Holds(
        """
        Báo cáo năm 2014
        Phấn đấu đến năm 2015 mật độ thuê bao Internet đạt trên 10 thuê bao/100 dân, tỷ lệ xã có cáp quang đạt 100%.
        Chấp thuận 26 vị trí xây dựng trạm BTS: Viettel (11 trạm); VNPT (9 trạm), Gmobile (6 trạm).
        Mật độ 116,25 máy/100 dân; lợi nhuận 12 tỷ đồng; hoàn thành 95% kế hoạch.
        """,
        """
        10 | 10 per 100 people | Plan | density.internet | 2015
        100 | 100 % | Plan |  | 2015
        26 | 26 site | Actual |  | 2014
        11 | 11 site | Actual |  | 2014 | listed under 26 | viettel
        9 | 9 site | Actual |  | 2014 | listed under 26 | vnpt
        6 | 6 site | Actual |  | 2014 | listed under 26 | gmobile
        116,25 | 116.25 per 100 people | Actual |  | 2014
        12 | 12000000000 VND | Actual |  | 2014
        95 | 95 % | Completion |  | 2014 | against Plan 2014
        """);

    [Fact]
    public void A_drawn_table_with_plans_and_parts() => Holds(
        """
        Kết quả năm 2013
        | STT | Chỉ tiêu | ĐVT | TH năm 2012 | KH năm 2013 | Ước TH năm 2013 | So sánh (%) TH/KH | So với cùng kỳ (%) |
        |---|---|---|---|---|---|---|---|
        | 1 | Tổng số thuê bao điện thoại | TB | 1.100.000 | 1.200.000 | 1.234.567 | 102,9 | 112,2 |
        | - | Trong đó: + Cố định | TB | 110.000 | 100.000 | 98.765 | 98,8 | 89,8 |
        |  | + Di động | TB | 990.000 | 1.100.000 | 1.135.802 | 103,3 | 114,7 |
        | 2 | Mật độ thuê bao Internet | TB/100 dân | 5,9 | 6,5 | 6,7 | 103,1 | 113,6 |
        """,
        """
        1.100.000 | 1100000 subscription | Actual | subscribers.telephone | 2012
        1.200.000 | 1200000 subscription | Plan | subscribers.telephone | 2013
        1.234.567 | 1234567 subscription | Actual | subscribers.telephone | 2013
        102,9 | 102.9 % | Completion | subscribers.telephone | 2013 | of 1.234.567, against Plan 2013
        112,2 | 112.2 % | RatioToBase | subscribers.telephone | 2013 | of 1.234.567, against YearBefore 2012
        110.000 | 110000 subscription | Actual | subscribers.fixed | 2012 | listed under 1.100.000
        100.000 | 100000 subscription | Plan | subscribers.fixed | 2013 | listed under 1.200.000
        98.765 | 98765 subscription | Actual | subscribers.fixed | 2013 | listed under 1.234.567
        98,8 | 98.8 % | Completion | subscribers.fixed | 2013 | of 98.765, against Plan 2013
        89,8 | 89.8 % | RatioToBase | subscribers.fixed | 2013 | of 98.765, against YearBefore 2012
        990.000 | 990000 subscription | Actual | subscribers.mobile | 2012 | listed under 1.100.000
        1.100.000 | 1100000 subscription | Plan | subscribers.mobile | 2013 | listed under 1.200.000
        1.135.802 | 1135802 subscription | Actual | subscribers.mobile | 2013 | listed under 1.234.567
        103,3 | 103.3 % | Completion | subscribers.mobile | 2013 | of 1.135.802, against Plan 2013
        114,7 | 114.7 % | RatioToBase | subscribers.mobile | 2013 | of 1.135.802, against YearBefore 2012
        5,9 | 5.9 per 100 people | Actual | density.internet | 2012
        6,5 | 6.5 per 100 people | Plan | density.internet | 2013
        6,7 | 6.7 per 100 people | Actual | density.internet | 2013
        103,1 | 103.1 % | Completion | density.internet | 2013 | of 6,7, against Plan 2013
        113,6 | 113.6 % | RatioToBase | density.internet | 2013 | of 6,7, against YearBefore 2012
        """);

    [Fact]
    public void Operators_by_columns_in_thousands()
    {
        var report = Repository.Label("Biểu 1: Thuê bao theo doanh nghiệp năm 2013\nĐơn vị tính: nghìn thuê bao\nTT;Doanh nghiệp;Di động trả trước;Di động trả sau;Tổng cộng\n1;VNPT;350,5;30,2;380,7\n2;Viettel;500,25;40,1;540,35\nTổng số;;850,75;70,3;921,05\n");

        LabelTable.Holds(report, """
            350,5 | 350500 subscription | Actual | subscribers.mobile_prepaid | 2013 |  | vnpt
            30,2 | 30200 subscription | Actual | subscribers.mobile_postpaid | 2013 |  | vnpt
            380,7 | 380700 subscription | Actual |  | 2013 |  | vnpt
            500,25 | 500250 subscription | Actual | subscribers.mobile_prepaid | 2013 |  | viettel
            40,1 | 40100 subscription | Actual | subscribers.mobile_postpaid | 2013 |  | viettel
            540,35 | 540350 subscription | Actual |  | 2013 |  | viettel
            850,75 | 850750 subscription | Actual | subscribers.mobile_prepaid | 2013
            70,3 | 70300 subscription | Actual | subscribers.mobile_postpaid | 2013
            921,05 | 921050 subscription | Actual |  | 2013
            """);
        Assert.Equal([3], report.Tables[0].TotalRows);
        Assert.Equal([4], report.Tables[0].TotalColumns);
    }

    [Fact]
    public void Districts_and_sections()
    {
        var report = Repository.Label("Báo cáo năm 2013 của Sở tỉnh Bắc Giang\n\nTên đơn vị\tThuê bao di động\nHuyện Lục Ngạn\t95.000\nThành phố Bắc Giang\t180.000\nToàn tỉnh\t275.000\n\nĐơn vị: triệu đồng\nTT\tChỉ tiêu\tThực hiện\nI\tBưu chính\t\n1\tDoanh thu\t45.000\nII\tViễn thông\t\n1\tDoanh thu\t649.500\n");

        Assert.Equal("24@2004-07-08", report.Area!.Key.ToString());
        Assert.Equal(["Huyện Lục Ngạn", "Thành phố Bắc Giang", null, null, null], report.Numbers.Select(n => n.Area?.Name));
        Assert.Equal(["subscribers.mobile", "subscribers.mobile", "subscribers.mobile", "revenue.postal", "revenue.telecom"], report.Numbers.Select(n => n.Item));
    }

    [Theory]
    [InlineData("Báo cáo năm 2013 tỉnh Bắc Giang", "24@2004-07-08")]
    [InlineData("Báo cáo năm 2013 thành phố Hải Phòng", "31@2004-07-08")]
    [InlineData("Báo cáo năm 2025 TỈNH BẮC NINH", "24@2025-07-01")]
    [InlineData("Báo cáo năm 2013 tỉnh Bắc Giang và tỉnh Bắc Ninh", null)]
    [InlineData("Báo cáo năm 2013", null)]
    public void The_unit_is_the_only_province_that_is_named(string title, string? area) => Assert.Equal(area, Repository.Label(title).Area?.Key.ToString());

    [Theory]
    [InlineData("Báo cáo 6 tháng đầu năm 2013\nNăm 2011 đạt 5 trạm, năm 2012 đạt 6 trạm, năm 2012 có 3 xã.", "2013-H1")]
    [InlineData("Báo cáo tháng 6 năm 2013", "2013-06")]
    [InlineData("Kết quả quý II/2014", "2014-Q2")]
    [InlineData("Báo cáo 9 tháng đầu năm 2013", "2013-9M")]
    [InlineData("Số thuê bao đạt 5.000, tăng 5% so với năm 2012; kế hoạch năm 2015 là 6.000.", null)]
    [InlineData("Năm 2014 đạt 5 trạm. Năm 2014 có 7 xã. So với năm 2012 tăng 2 xã, năm 2013 có 6 xã.", "2014")]
    public void The_period_is_the_titles_or_the_one_most_spoken_of(string text, string? period) => Assert.Equal(period, Repository.Label(text).Period?.ToString());

    [Fact]
    public void Without_diacritics_a_phrase_is_still_found_but_less_surely()
    {
        var sure = Assert.Single(Repository.Label("Số thuê bao di động là 5.000 thuê bao").Numbers);
        var less = Assert.Single(Repository.Label("So thue bao di dong la 5.000 thuê bao").Numbers);

        Assert.Equal(("subscribers.mobile", Doctor.Meaning.Confidence.Certain), (sure.Item, sure.Confidence));
        Assert.Equal(("subscribers.mobile", Doctor.Meaning.Confidence.Likely), (less.Item, less.Confidence));
    }

    private static void Holds(string text, string table) => LabelTable.Holds(Repository.Label(text), table);
}

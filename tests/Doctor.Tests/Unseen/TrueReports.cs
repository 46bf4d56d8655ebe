namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>Reports in the styles in which departments and statistics offices write, with figures made up so that all of them are right.</summary>
internal static class TrueReports
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        // A quarter of a district, told by sector.
        ["DistrictQuarter"] =
            """
            BÁO CÁO
            Tình hình hoạt động bưu chính, viễn thông quý I/2021 huyện Kim Sơn

            I. Bưu chính
            Toàn huyện có 32 điểm phục vụ bưu chính, gồm 5 bưu cục, 25 điểm bưu điện văn hóa xã và 2 đại lý. Doanh thu bưu chính quý I đạt 3,42 tỷ đồng, tăng 8,6% so với cùng kỳ năm 2020 (3,15 tỷ đồng), bằng 24,4% kế hoạch năm (kế hoạch 14 tỷ đồng).
            II. Viễn thông
            Trên địa bàn có 148 trạm BTS, trong đó 61 trạm dùng chung hạ tầng, chiếm 41,2%. Tổng số thuê bao điện thoại là 152.340 thuê bao, trong đó: cố định 3.120 thuê bao, di động 149.220 thuê bao. Thuê bao Internet băng rộng cố định đạt 21.480 thuê bao, phát triển mới 612 thuê bao trong quý.
            """,
        // Subscriptions by operator with market shares.
        ["MarketShare"] =
            """
            Thị phần thuê bao di động theo doanh nghiệp, năm 2018
            Doanh nghiệp | Thuê bao di động | Thị phần (%)
            Viettel | 612.450 | 52,2
            VNPT | 318.200 | 27,1
            MobiFone | 198.720 | 16,9
            Vietnamobile | 44.630 | 3,8
            Tổng cộng | 1.174.000 | 100
            """,
        // Targets, some of which are better when lower.
        ["Targets"] =
            """
            KẾT QUẢ thực hiện chỉ tiêu năm 2017
            STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2017 | Thực hiện năm 2017 | % so với KH
            1 | Bán kính phục vụ bình quân | km/điểm | 2,20 | 2,10 | 104,8
            2 | Số dân phục vụ bình quân | người/điểm | 5.400 | 5.120 | 105,5
            3 | Số trạm BTS | trạm | 1.350 | 1.402 | 103,9
            4 | Doanh thu viễn thông | tỷ đồng | 1.150 | 1.093 | 95,0
            """,
        // A CSV with English separators.
        ["EnglishSeparators"] =
            """
            District,Fixed subscriptions,Mobile subscriptions,Total,BTS sites
            Thanh Ba,"2,140","88,310","90,450",96
            Ha Hoa,"1,985","79,402","81,387",88
            Cam Khe,"2,310","95,220","97,530",104
            Yen Lap,"1,120","60,015","61,135",71
            Total,"7,555","322,947","330,502",359
            """,
        // Values told in turn (lần lượt).
        ["InTurn"] =
            """
            Tính đến cuối tháng 6/2016, toàn tỉnh có 1.100,5 nghìn thuê bao điện thoại, bao gồm 52,3 nghìn thuê bao cố định và 1.048,2 nghìn thuê bao di động, lần lượt giảm 9,8% và tăng 4,1% so với cùng kỳ năm 2015. Doanh thu bưu chính và doanh thu viễn thông 6 tháng đầu năm 2016 lần lượt đạt 71 tỷ đồng và 842 tỷ đồng, tương ứng bằng 54,6% và 49,5% kế hoạch năm.
            """,
        // A half year against the year's plan, bases in brackets.
        ["HalfYear"] =
            """
            BÁO CÁO kết quả 6 tháng đầu năm 2022 của Sở Thông tin và Truyền thông tỉnh Hà Nam

            Doanh thu bưu chính 6 tháng đầu năm đạt 94,14 tỷ đồng, bằng 52,3% kế hoạch năm (kế hoạch năm 180 tỷ đồng), tăng 4,6% so với cùng kỳ, cùng kỳ đạt 90 tỷ đồng. Doanh thu viễn thông đạt 612 tỷ đồng, bằng 48,0% kế hoạch năm (1.275 tỷ đồng). Tổng doanh thu bưu chính, viễn thông đạt 706,14 tỷ đồng.
            Số trạm BTS là 1.240 trạm, tăng 85 trạm so với cùng kỳ năm 2021 (1.155 trạm).
            """,
        // Densities on one population that is printed.
        ["Densities"] =
            """
            Năm 2015, tỉnh Bắc Giang có dân số 1.640.900 người. Tổng số thuê bao điện thoại đạt 1.706.536 thuê bao (mật độ 104 thuê bao/100 dân), gồm 65.636 thuê bao cố định (mật độ 4 thuê bao/100 dân) và 1.640.900 thuê bao di động (mật độ 100 thuê bao/100 dân). Thuê bao Internet băng rộng cố định đạt 131.272 thuê bao, mật độ 8 thuê bao/100 dân.
            """,
        // Revenue in millions and billions, by text and table.
        ["MixedUnits"] =
            """
            BÁO CÁO kết quả hoạt động năm 2016

            Tổng doanh thu bưu chính, viễn thông năm 2016 đạt 1.284,6 tỷ đồng, trong đó doanh thu bưu chính 96.400 triệu đồng, doanh thu viễn thông 1.188.200 triệu đồng. So với năm 2015 (1.190 tỷ đồng), tổng doanh thu tăng 7,9%.
            Đơn vị tính: triệu đồng
            Chỉ tiêu | Năm 2015 | Năm 2016 | Tăng trưởng (%)
            Doanh thu bưu chính | 90.000 | 96.400 | 7,1
            Doanh thu viễn thông | 1.100.000 | 1.188.200 | 8,0
            Tổng doanh thu bưu chính, viễn thông | 1.190.000 | 1.284.600 | 7,9
            """,
    };
}

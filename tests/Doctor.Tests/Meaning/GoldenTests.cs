using Telemetry.Catalogue;

namespace Telemetry.Doctor.Tests.Meaning;

/// <summary>Two official passages, number by number: printed | value | role | item | period | links | source.</summary>
public sealed class GoldenTests
{
    private const string BacGiang = """
        100 | 100 % | Share |  | 2013-H1
        838 | 838 site | Actual | bts.sites | 2013-H1
        650 | 650 site | Actual | bts.sites_shared | 2013-H1 | part of 838
        46 | 46 point | Actual | postal.offices | 2013-H1 |  | vnpost
        185 | 185 point | Actual | postal.commune_points | 2013-H1 |  | vnpost
        33 | 33 point | Actual | postal.agents | 2013-H1 |  | vnpost
        2.03 | 2.03 km | Actual | postal.service_radius | 2013-H1
        6.140 | 6140 people per point | Actual | postal.people_per_point | 2013-H1
        4 | 4 enterprise | Actual |  | 2013-H1
        1.100 | 1100000000000 VND | Actual | revenue.total | 2011
        109 | 109 % | RatioToBase | revenue.total | 2011 | of 1.100, against YearBefore 2010
        30 | 30000000000 VND | Actual | budget_contribution | 2011
        1.284 | 1284000000000 VND | Actual | revenue.total | 2012
        110,8 | 110.8 % | RatioToBase | revenue.total | 2012 | of 1.284, against Period 2011
        56 | 56000000000 VND | Actual | budget_contribution | 2012
        694,5 | 694500000000 VND | Actual | revenue.total | 2013-H1
        22,6 | 22600000000 VND | Actual | budget_contribution | 2013-H1
        1.869.673 | 1869673 subscription | Actual | subscribers.telephone | 2013-H1
        97,5 | 97.5 % | RatioToBase | subscribers.telephone | 2013-H1 | of 1.869.673
        116,25 | 116.25 per 100 people | Actual | density.telephone | 2013-H1 | of 1.869.673
        73.953 | 73953 subscription | Actual | subscribers.fixed | 2013-H1 | listed under 1.869.673
        25,4 | -25.4 % | Growth | subscribers.fixed | 2013-H1 | of 73.953, against YearBefore 2012-H1
        1.759.720 | 1759720 subscription | Actual | subscribers.mobile | 2013-H1 | listed under 1.869.673
        14,8 | 14.8 % | Growth | subscribers.mobile | 2013-H1 | of 1.759.720, against YearBefore 2012-H1
        51.725 | 51725 subscription | Actual | subscribers.internet.fixed_broadband | 2013-H1
        104,3 | 104.3 % | RatioToBase | subscribers.internet.fixed_broadband | 2013-H1 | of 51.725, against YearBefore 2012-H1
        2,14 | 2.14 km per point | Plan | postal.service_radius | 2015
        6.340 | 6340 people per point | Plan | postal.people_per_point | 2015
        2,03 | 2.03 km per point | Actual | postal.service_radius | 2013-06
        6.140 | 6140 people per point | Actual | postal.people_per_point | 2013-06
        95 | 95 % | Completion | postal.service_radius | 2013-06 | of 2,03, against Plan 2015
        70 | 70 % | Actual |  | 2013-06
        90 | 90 % | Completion |  | 2013-06 | of 70, against Plan 2013-H1
        100 | 100 % | Plan |  | 2015
        40 | 40 % | Completion |  | 2013-H1 | against Plan 2015
        100 | 100 % | Plan |  | 2015
        100 | 100 % | Actual |  | 2013-06
        100 | 100 % | Completion |  | 2013-06 | of 100, against Plan 2015
        113,8 | 113.8 per 100 people | Plan | density.telephone | 2015
        116,25 | 116.25 per 100 people | Actual | density.telephone | 2013-06
        100 | 100 % | Completion | density.telephone | 2013-06 | of 116,25, against Plan 2015
        7,27 | 7.27 per 100 people | Plan | density.internet | 2015
        3,4 | 3.4 per 100 people | Actual | density.internet | 2013-06
        50 | 50 % | Completion | density.internet | 2013-06 | of 3,4, against Plan 2015
        """;

    private const string QuangNinh = """
        10.345.000 | 10345000 copy | Actual | volume.newspapers | 2014
        103 | 103 % | Completion | volume.newspapers | 2014 | of 10.345.000, against Plan 2014
        7 | 7 % | Growth | volume.newspapers | 2014 | of 10.345.000, against Period 2013
        50.040 | 50040 kg | Actual | volume.letter_post_weight | 2014
        83 | 83 % | Completion | volume.letter_post_weight | 2014 | of 50.040, against Plan 2014
        27 | -27 % | Growth | volume.letter_post_weight | 2014 | of 50.040, against Period 2013
        1.180.140 | 1180140 item | Actual | volume.parcels_express | 2014
        118 | 118 % | Completion | volume.parcels_express | 2014 | of 1.180.140, against Plan 2014
        20 | 20 % | Growth | volume.parcels_express | 2014 | of 1.180.140, against Period 2013
        86.513 | 86513 item | Actual | volume.money_orders | 2014
        58 | 58 % | Completion | volume.money_orders | 2014 | of 86.513, against Plan 2014
        9 | -9 % | Growth | volume.money_orders | 2014 | of 86.513, against Period 2013
        89 | 89000000000 VND | Actual | revenue.postal | 2014
        83 | 83 % | Completion | revenue.postal | 2014 | of 89, against Plan 2014
        3 | -3 % | Growth | revenue.postal | 2014 | of 89, against Period 2013
        26 | 26 site | Actual |  | 2014
        11 | 11 site | Actual |  | 2014 | listed under 26
        9 | 9 site | Actual |  | 2014 | listed under 26 | viettel
        6 | 6 site | Actual |  | 2014 | listed under 26 | vietnamobile
        684.959 | 684959 subscription | Actual | net_additions.telephone | 2014
        1.721.878 | 1721878 subscription | Actual | subscribers.telephone | 2014
        157 | 157 per 100 people | Actual | density.telephone | 2014 | of 1.721.878
        2.169 | 2169 subscription | Actual | net_additions.fixed_wired | 2014 | listed under 684.959
        108 | 108 % | Completion | net_additions.fixed_wired | 2014 | of 2.169, against Plan 2014
        1.984 | 1984 subscription | Actual | net_additions.fixed_wireless | 2014 | listed under 684.959
        79 | 79 % | Completion | net_additions.fixed_wireless | 2014 | of 1.984, against Plan 2014
        29.672 | 29672 subscription | Actual | net_additions.mobile_postpaid | 2014 | listed under 684.959
        99 | 99 % | Completion | net_additions.mobile_postpaid | 2014 | of 29.672, against Plan 2014
        651.134 | 651134 subscription | Actual | net_additions.mobile_prepaid | 2014 | listed under 684.959
        162 | 162 % | Completion | net_additions.mobile_prepaid | 2014 | of 651.134, against Plan 2014
        26.278 | 26278 subscription | Actual | net_additions.internet.fixed_broadband | 2014
        118.493 | 118493 subscription | Actual | subscribers.internet.fixed_broadband | 2014
        11 | 11 per 100 people | Actual | density.internet | 2014 | of 118.493
        22.915 | 22915 subscription | Actual | net_additions.internet.xdsl | 2014 | listed under 26.278
        163 | 163 % | Completion | net_additions.internet.xdsl | 2014 | of 22.915, against Plan 2014
        3.363 | 3363 subscription | Actual | net_additions.internet.ftth | 2014 | listed under 26.278
        224 | 224 % | Completion | net_additions.internet.ftth | 2014 | of 3.363, against Plan 2014
        1.982 | 1982000000000 VND | Actual | revenue.telecom | 2014
        104 | 104 % | Completion | revenue.telecom | 2014 | of 1.982, against Plan 2014
        """;

    private const string PostalAnnex = """
        10.000.000 | 10000000 copy | Plan | volume.newspapers | 2014
        10.345.000 | 10345000 copy | Actual | volume.newspapers | 2014
        103 | 103 % | Completion | volume.newspapers | 2014 | of 10.345.000, against Plan 2014
        10.000.000 | 10000000 copy | Plan | volume.newspapers | 2015
        60.000 | 60000 kg | Plan | volume.letter_post_weight | 2014
        50.040 | 50040 kg | Actual | volume.letter_post_weight | 2014
        83 | 83 % | Completion | volume.letter_post_weight | 2014 | of 50.040, against Plan 2014
        50.000 | 50000 kg | Plan | volume.letter_post_weight | 2015
        1.000.000 | 1000000 item | Plan | volume.parcels_express | 2014
        1.180.000 | 1180000 item | Actual | volume.parcels_express | 2014
        118 | 118 % | Completion | volume.parcels_express | 2014 | of 1.180.000, against Plan 2014
        1.000.000 | 1000000 item | Plan | volume.parcels_express | 2015
        150.000 | 150000 item | Plan | volume.money_orders | 2014
        86.513 | 86513 item | Actual | volume.money_orders | 2014
        58 | 58 % | Completion | volume.money_orders | 2014 | of 86.513, against Plan 2014
        120.000 | 120000 item | Plan | volume.money_orders | 2015
        520 | 520000000000 VND | Plan | volume.money_transferred | 2014
        423 | 423000000000 VND | Actual | volume.money_transferred | 2014
        82 | 82 % | Completion | volume.money_transferred | 2014 | of 423, against Plan 2014
        500 | 500000000000 VND | Plan | volume.money_transferred | 2015
        95 | 95000000000 VND | Plan | revenue.postal | 2014
        89 | 89000000000 VND | Actual | revenue.postal | 2014
        83 | 83 % | Completion | revenue.postal | 2014 | of 89, against Plan 2014
        90 | 90000000000 VND | Plan | revenue.postal | 2015
        """;

    private const string TelecomAnnex = """
        2.000 | 2000 subscription | Plan | net_additions.fixed_wired | 2014
        2.169 | 2169 subscription | Actual | net_additions.fixed_wired | 2014
        108 | 108 % | Completion | net_additions.fixed_wired | 2014 | of 2.169, against Plan 2014
        133,202 | 133202 subscription | Actual | subscribers.fixed_wired | 2014
        2.000 | 2000 subscription | Plan | net_additions.fixed_wired | 2015
        2.500 | 2500 subscription | Plan | net_additions.fixed_wireless | 2014
        1.984 | 1984 subscription | Actual | net_additions.fixed_wireless | 2014
        79 | 79 % | Completion | net_additions.fixed_wireless | 2014 | of 1.984, against Plan 2014
        23,758 | 23758 subscription | Actual | subscribers.fixed_wireless | 2014
        3.000 | 3000 subscription | Plan | net_additions.fixed_wireless | 2015
        30.000 | 30000 subscription | Plan | net_additions.mobile_postpaid | 2014
        29.672 | 29672 subscription | Actual | net_additions.mobile_postpaid | 2014
        99 | 99 % | Completion | net_additions.mobile_postpaid | 2014 | of 29.672, against Plan 2014
        160,21 | 160.21 subscription | Actual | subscribers.mobile_postpaid | 2014
        35.000 | 35000 subscription | Plan | net_additions.mobile_postpaid | 2015
        400.000 | 400000 subscription | Plan | net_additions.mobile_prepaid | 2014
        651.134 | 651134 subscription | Actual | net_additions.mobile_prepaid | 2014
        162 | 162 % | Completion | net_additions.mobile_prepaid | 2014 | of 651.134, against Plan 2014
        1.404.708 | 1404708 subscription | Actual | subscribers.mobile_prepaid | 2014
        700.000 | 700000 subscription | Plan | net_additions.mobile_prepaid | 2015
        14.000 | 14000 subscription | Plan | net_additions.internet.xdsl | 2014
        22.915 | 22915 subscription | Actual | net_additions.internet.xdsl | 2014
        163 | 163 % | Completion | net_additions.internet.xdsl | 2014 | of 22.915, against Plan 2014
        106,621 | 106621 subscription | Actual | subscribers.internet.xdsl | 2014
        20.000 | 20000 subscription | Plan | net_additions.internet.xdsl | 2015
        1.500 | 1500 subscription | Plan | net_additions.internet.ftth | 2014
        3.363 | 3363 subscription | Actual | net_additions.internet.ftth | 2014
        224 | 224 % | Completion | net_additions.internet.ftth | 2014 | of 3.363, against Plan 2014
        11,872 | 11872 subscription | Actual | subscribers.internet.ftth | 2014
        2.200 | 2200 subscription | Plan | net_additions.internet.ftth | 2015
        1.900 | 1900000000000 VND | Plan | revenue.telecom | 2014
        1.982 | 1982000000000 VND | Actual | revenue.telecom | 2014
        104 | 104 % | Completion | revenue.telecom | 2014 | of 1.982, against Plan 2014
        2.300 | 2300000000000 VND | Plan | revenue.telecom | 2015
        """;

    [Fact]
    public void Every_number_of_Bac_Giang_2013_is_what_it_says()
    {
        var report = Repository.Label(Repository.Sample("bac-giang-2013.txt"));

        Assert.Equal(Period.FirstHalf(2013), report.Period);
        LabelTable.Holds(report, BacGiang);
    }

    [Fact]
    public void Every_number_of_Quang_Ninh_2014_is_what_it_says()
    {
        var report = Repository.Label(Repository.Sample("quang-ninh-2014.txt"));

        Assert.Equal(Period.OfYear(2014), report.Period);
        Assert.Equal(Lines($"{QuangNinh}\n{PostalAnnex}\n{TelecomAnnex}"), LabelTable.Of(report).Take(97));
    }

    [Fact]
    public void An_annex_about_other_things_has_no_items_but_a_total_row()
    {
        var report = Repository.Label(Repository.Sample("quang-ninh-2014.txt"));

        var inspections = report.Numbers.Where(n => n.Number.Cell?.Table == 2).ToList();
        Assert.All(inspections, n => Assert.Null(n.Item));
        Assert.Equal([9], report.Tables[2].TotalRows);
        Assert.Equal(["146", "83", "0", "5", "8.750.000", "4.750.000"], inspections.Where(n => n.Number.Cell!.Value.Row == 9).Select(n => n.Number.Text));
    }

    [Fact]
    public void The_callers_unit_and_period_come_first()
    {
        var area = Assert.Single(Repository.Catalogue.AreasWithCode("22"));

        var report = Repository.Label(Repository.Sample("bac-giang-2013.txt"), area, Period.Month(2013, 6));

        Assert.Equal((area, Period.Month(2013, 6)), (report.Area, report.Period));
        Assert.Equal(Period.Month(2013, 6), report.Numbers.Single(n => n.Number.Text == "1.869.673").Period);
    }

    private static string[] Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>ARCHITECTURE, "What a sender is told": all cells good, and some cells bad.</summary>
public sealed class VerdictTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";
    private const string Fixed = "subscribers.fixed";

    private readonly TestCollector _collector = shared.Collector;

    public static TheoryData<Way> Ways => new(Way.Unary, Way.Stream);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task All_cells_good_is_a_receipt_that_adds_up(Way way)
    {
        var request = Table("2013-06", ["22", "24"], Scaled(Fixed, 0, 73_953), Scaled(Mobile, 1, 1_795_720));
        request.SubmissionId = $"good/{way}";

        var receipt = (await Send("vnpt", request, way)).Taken();

        Assert.Equal(request.SubmissionId, receipt.SubmissionId);
        Assert.Equal("vnpt", receipt.Source);
        Assert.True(receipt.Sequence > 0);
        Assert.Equal(_collector.Time.Now.ToUnixTimeMilliseconds(), receipt.CommittedUnixMs);
        Assert.Equal(32, receipt.PayloadHash.Length);
        Assert.Equal(32, receipt.EntryHash.Length);
        Assert.Equal((4u, 4u, 0u), (receipt.Received, receipt.Accepted, receipt.Refused));
        Assert.Empty(receipt.Verdicts);
        Assert.False(receipt.Duplicate);
        Assert.Equal(_collector.Host.Stores.Catalogue.Version, receipt.CatalogueVersion);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_receipt_can_be_fetched_again(Way way)
    {
        using var client = _collector.Sender("vnpt");
        var request = Table("2013-06", ["24", "ZZ"], Scaled(Fixed, 1, 2));
        var receipt = (await client.SendAsync(request, way)).Taken();

        var fetched = (await client.ReceiptAsync(request.SubmissionId)).Taken();

        Assert.Equal(receipt, fetched);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_unknown_metric_is_refused_for_all_its_areas(Way way) => Judge(
        way, "vnpt", Table("2013-06", ["22", "24"], Scaled(Mobile, 1, 2), Scaled("subscribers.nothing", 3, 4)), accepted: 2,
        new Verdict { Metric = "subscribers.nothing", Code = VerdictCode.UnknownMetric, Cells = 2 },
        "mã một số liệu có trong danh mục", "a metric's code of the catalogue");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_ratio_is_no_metric_because_ratios_are_computed(Way way) => Judge(
        way, "vnpt", List("2013-06", Value(Mobile, "24", 1), Number("density.telephone", "24", 117.35)), accepted: 1,
        new Verdict { Metric = "density.telephone", Code = VerdictCode.UnknownMetric, Cells = 1 },
        "tỷ lệ, mật độ được tính, không gửi", "ratios are computed, never sent");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_unknown_area_is_refused_for_all_its_metrics(Way way) => Judge(
        way, "vnpt", Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 1, 2), Scaled(Fixed, 3, 4)), accepted: 2,
        new Verdict { Area = "ZZ", Code = VerdictCode.UnknownArea, Cells = 2 },
        "mã đơn vị hành chính của cơ quan thống kê", "a code of the statistics office");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_area_that_did_not_exist_at_the_period_is_named_with_its_dates(Way way) => Judge(
        way, "vnpt", Table("2025-08", ["22", "193"], Scaled(Mobile, 1, 2)), accepted: 1,
        new Verdict { Area = "193", Code = VerdictCode.AreaNotValid, Cells = 1 },
        "đơn vị tồn tại vào ngày 2025-08-31 (193 = Thành phố Hạ Long, 2004-07-08–2019-12-31; 193 = Thành phố Hạ Long, 2020-01-01–2025-06-30)",
        "a unit that existed on that day");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_value_outside_the_bounds_is_told_the_bounds(Way way) => Judge(
        way, "vnpt", Table("2013-06", ["22", "24"], Scaled(Mobile, 1, -1)), accepted: 1,
        new Verdict { Area = "24", Metric = Mobile, Code = VerdictCode.OutOfBounds, Cells = 1, Received = "-1" },
        "từ 0 đến 1.000.000.000", "0 to 1000000000");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Bounds_are_shown_in_the_unit(Way way) => Judge(
        way, "gso", List("2013", Value("area.land", "24", 384_970, 2), Value("area.land", "22", 0, 2)), accepted: 1,
        new Verdict { Area = "22", Metric = "area.land", Code = VerdictCode.OutOfBounds, Cells = 1, Received = "0" },
        "từ 0,01 đến 400.000,00", "0.01 to 400000");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_number_too_large_for_any_count_is_out_of_bounds(Way way) => Judge(
        way, "vnpt", Table("2013-06", ["22", "24"], Doubles(Mobile, 1e300, 7)), accepted: 1,
        new Verdict { Area = "22", Metric = Mobile, Code = VerdictCode.OutOfBounds, Cells = 1, Received = "1E+300" },
        "từ 0 đến 1.000.000.000", "0 to 1000000000");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_fraction_of_a_subscription_is_refused_in_words_for_a_clerk(Way way) => Judge(
        way, "so-quang-ninh", List("2014", Number("subscribers.mobile_postpaid", "22", 160.21), Number("subscribers.mobile_prepaid", "22", 1_404_708)), accepted: 1,
        new Verdict { Area = "22", Metric = "subscribers.mobile_postpaid", Code = VerdictCode.NotWhole, Cells = 1, Received = "160.21" },
        "Thuê bao điện thoại di động trả sau: phải là số nguyên, nhận được 160,21; có phải là 160.210?", "a count must be whole; was 160210 meant?");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task More_decimals_than_the_metric_has_are_refused(Way way) => Judge(
        way, "gso", List("2013", Number("area.land", "24", 3849.7), Number("area.land", "22", 6102.405)), accepted: 1,
        new Verdict { Area = "22", Metric = "area.land", Code = VerdictCode.NotWhole, Cells = 1, Received = "6102.405" },
        "nhiều nhất 2 chữ số thập phân", "at most 2 decimals");

    [Theory]
    [InlineData(Way.Unary, double.NaN, "NaN")]
    [InlineData(Way.Stream, double.NaN, "NaN")]
    [InlineData(Way.Unary, double.PositiveInfinity, "Infinity")]
    [InlineData(Way.Stream, double.NegativeInfinity, "-Infinity")]
    public Task What_is_no_number_is_refused(Way way, double value, string received) => Judge(
        way, "vnpt", Table("2013-06", ["22", "24"], Doubles(Mobile, value, 7)), accepted: 1,
        new Verdict { Area = "22", Metric = Mobile, Code = VerdictCode.NotANumber, Cells = 1, Received = received },
        "phải là một số hữu hạn", "a finite number");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_unit_outside_the_sources_territory_is_refused(Way way) => Judge(
        way, "so-bac-giang", Table("2013-06", ["22", "24"], Scaled(Mobile, 1, 2), Scaled(Fixed, 3, 4)), accepted: 2,
        new Verdict { Area = "22", Code = VerdictCode.OutsideTerritory, Cells = 2 },
        "đơn vị thuộc địa bàn của Sở quản lý BCVT tỉnh Bắc Giang; Quảng Ninh thì không", "a unit of the sender's territory");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_keys_own_territory_narrows_the_sources(Way way)
    {
        using var client = _collector.Sender("vnpt", "24@2025-07-01");

        var receipt = (await client.SendAsync(Table("2013-06", ["22", "24", "VN"], Scaled(Mobile, 1, 2, 3)), way)).Taken();

        Assert.Equal(1u, receipt.Accepted);
        Assert.Equal(["22", "VN"], receipt.Verdicts.Select(v => v.Area));
        Assert.All(receipt.Verdicts, v => Assert.Equal(VerdictCode.OutsideTerritory, v.Code));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_same_cell_twice_loses_both_and_nothing_else(Way way)
    {
        var receipt = (await Send("vnpt", List("2013-06", Value(Mobile, "24", 5), Value(Fixed, "24", 1), Value(Mobile, "24", 6)), way)).Taken();

        Assert.Equal((3u, 1u, 2u), (receipt.Received, receipt.Accepted, receipt.Refused));
        Assert.All(receipt.Verdicts, v =>
        {
            Assert.Equal((VerdictCode.DuplicateCell, "24", Mobile), (v.Code, v.Area, v.Metric));
            Assert.Contains("mỗi ô chỉ được gửi một lần", v.Expected, StringComparison.Ordinal);
            Assert.Contains("each cell once in a submission", v.Expected, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_area_twice_in_a_table_loses_its_cells(Way way)
    {
        var receipt = (await Send("vnpt", Table("2013-06", ["24", "22", "24"], Scaled(Mobile, 1, 2, 1)), way)).Taken();

        Assert.Equal((3u, 1u, 2u), (receipt.Received, receipt.Accepted, receipt.Refused));
        Assert.All(receipt.Verdicts, v => Assert.Equal((VerdictCode.DuplicateCell, "24"), (v.Code, v.Area)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_cell_twice_in_two_forms_is_still_the_same_cell(Way way)
    {
        var receipt = (await Send("vnpt", List("2013-06", Value(Mobile, "24", 5), Number(Mobile, "24", 5), Number(Mobile, "22", 1)), way)).Taken();

        Assert.Equal((3u, 1u, 2u), (receipt.Received, receipt.Accepted, receipt.Refused));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Wrong_decimals_are_refused_for_the_whole_column(Way way) => Judge(
        way, "vnpt", Table("2013-06", ["22", "24"], Scaled(Fixed, 1, 2), new Column { Metric = Mobile, Decimals = 2, Scaled = { 100, 200 } }), accepted: 2,
        new Verdict { Metric = Mobile, Code = VerdictCode.WrongDecimals, Cells = 2 },
        "0 chữ số thập phân, bản gửi ghi 2; hãy tải lại danh mục", "0 decimals, the submission says 2");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Population_is_the_statistics_offices_to_report(Way way) => Judge(
        way, "vnpt", List("2013", Value(Mobile, "24", 1), Value("population.average", "24", 1_593_200)), accepted: 1,
        new Verdict { Metric = "population.average", Code = VerdictCode.WrongReporter, Cells = 1 },
        "do cơ quan thống kê báo cáo, VNPT thì không", "reported by the statistics office");

    [Fact]
    public async Task Verdicts_beyond_the_first_answer_are_fetched_with_the_receipt()
    {
        using var client = _collector.Sender("vnpt");
        var request = List("2013-06", [.. Enumerable.Range(0, 4500).Select(i => Value(Mobile, $"Z{i}", i))]);

        var receipt = (await client.SendAsync(request)).Taken();
        var second = (await client.ReceiptAsync(request.SubmissionId, 2000)).Taken();
        var third = (await client.ReceiptAsync(request.SubmissionId, 4000)).Taken();
        var beyond = (await client.ReceiptAsync(request.SubmissionId, uint.MaxValue)).Taken();

        Assert.Equal(4500u, receipt.VerdictCount);
        Assert.Equal([2000, 2000, 500, 0], [receipt.Verdicts.Count, second.Verdicts.Count, third.Verdicts.Count, beyond.Verdicts.Count]);
        Assert.Equal(4500, receipt.Verdicts.Concat(second.Verdicts).Concat(third.Verdicts).Select(v => v.Area).Distinct().Count());
    }

    private async Task<Answer> Send(string source, SubmitRequest request, Way way)
    {
        using var client = _collector.Sender(source);
        return await client.SendAsync(request, way);
    }

    private async Task Judge(Way way, string source, SubmitRequest request, uint accepted, Verdict expected, string vietnamese, string english)
    {
        var receipt = (await Send(source, request, way)).Taken();

        var verdict = Assert.Single(receipt.Verdicts);
        Assert.Equal(accepted, receipt.Accepted);
        Assert.Equal(expected, new Verdict(verdict) { Expected = "" });
        var halves = verdict.Expected.Split(" | ");
        Assert.Equal(2, halves.Length);
        Assert.Contains(vietnamese, halves[0], StringComparison.Ordinal);
        Assert.Contains(english, halves[1], StringComparison.Ordinal);
    }
}

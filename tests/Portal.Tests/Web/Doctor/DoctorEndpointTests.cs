using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Pages.Examinations;
using Telemetry.Portal.Query.Examinations;

namespace Telemetry.Portal.Tests.Web.Doctor;

public sealed class DoctorEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Address = "/api/v1/doctor";
    private const string BacGiang = Address + "?area=24&period=2013-06";

    [Fact]
    public async Task The_printed_report_of_Bắc_Giang_has_two_digits_swapped()
    {
        var json = await AskAsync("reader", BacGiang, SampleReport.Text);

        Assert.Equal(("24@2004-07-08", "Bắc Giang"), (json.GetProperty("readAs").GetProperty("area").GetProperty("code").GetString(), json.GetProperty("readAs").GetProperty("area").GetProperty("name").GetString()));
        Assert.Equal(("2013-06", "ledger", false), (json.GetProperty("readAs").GetProperty("period").GetString(), json.GetProperty("comparedWith").GetString(), json.GetProperty("text").GetProperty("isCut").GetBoolean()));
        var edits = json.GetProperty("diagnoses").EnumerateArray().Where(d => d.GetProperty("verdict").GetString() == "fails").SelectMany(d => d.GetProperty("edits").EnumerateArray());
        Assert.Contains(edits, e => (e.GetProperty("from").GetString(), e.GetProperty("to").GetString(), e.GetProperty("slip").GetString()) == ("1.759.720", "1.795.720", "swappedDigits"));
        Assert.All(json.GetProperty("numbers").EnumerateArray(), n => Assert.Equal(
            n.GetProperty("text").GetString(), SampleReport.Text.Substring(n.GetProperty("start").GetInt32(), n.GetProperty("length").GetInt32())));
    }

    [Fact]
    public async Task The_same_comes_of_JSON_whose_own_area_and_period_count()
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = SampleReport.Text, ["area"] = "24@2004-07-08", ["period"] = "2013-06" });
        var json = await AskAsync("reader", Address + "?area=22&period=2014", body, "application/json");

        Assert.Equal((await AskAsync("reader", BacGiang, SampleReport.Text)).ToString(), json.ToString());
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/csv")]
    [InlineData("text/tab-separated-values; charset=UTF-8")]
    public async Task A_report_comes_as_text_or_as_a_table(string type) =>
        Assert.Equal(7, (await AskAsync("reader", BacGiang, "a 5,5\tb", type)).GetProperty("text").GetProperty("characters").GetInt32());

    [Theory]
    [InlineData("vi", true, false)]
    [InlineData("en", false, true)]
    public async Task Sentences_come_in_the_language_that_was_asked_for(string language, bool vietnamese, bool english)
    {
        var summary = (await AskAsync("reader", BacGiang + "&lang=" + language, SampleReport.Text)).GetProperty("diagnoses")[0].GetProperty("summary");

        Assert.Equal((vietnamese, english), (summary.TryGetProperty("vi", out _), summary.TryGetProperty("en", out _)));
    }

    [Theory]
    [InlineData("?area=99&period=2013-06", "invalid-parameter", "area")]
    [InlineData("?area=24&period=2013-13", "invalid-parameter", "period")]
    [InlineData("?area=24@1999-01-01", "invalid-parameter", "area")]
    [InlineData("?area=24", "invalid-parameter", "area")]
    [InlineData("?lang=fr", "invalid-parameter", "lang")]
    [InlineData("?unit=24", "unknown-parameter", "unit")]
    public async Task What_it_is_about_must_be_known(string query, string type, string parameter)
    {
        var problem = await AskAsync("reader", Address + query, "một 1", expected: HttpStatusCode.BadRequest);

        Assert.Equal(("urn:telemetry:problem:" + type, parameter), (problem.GetProperty("type").GetString(), problem.GetProperty("parameter").GetString()));
    }

    [Fact]
    public async Task A_code_that_two_units_bore_names_them()
    {
        var problem = await AskAsync("reader", Address + "?area=24", "một 1", expected: HttpStatusCode.BadRequest);

        Assert.Equal("one of 24@2004-07-08, 24@2025-07-01", problem.GetProperty("expected").GetString());
    }

    [Fact]
    public async Task Nobody_is_answered_without_a_credential() => await AskAsync("", Address, "một 1", expected: HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("text/plain; charset=windows-1258")]
    public async Task Another_kind_of_body_is_refused(string type) =>
        Assert.Equal("urn:telemetry:problem:not-text", (await AskAsync("reader", Address, "một 1", type, HttpStatusCode.UnsupportedMediaType)).GetProperty("type").GetString());

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "text/plain", [], "nothing" },
        { "text/plain", [0x20, 0x0A], "white space" },
        { "text/plain", [0x31, 0xFF, 0x31], "no UTF-8" },
        { "text/plain", [0x31, 0xED, 0xA0, 0x80], "half a surrogate pair in UTF-8" },
        { "text/plain", [0x31, 0x00, 0x31], "NUL" },
        { "application/json", "{\"text\":\"\\ud800\"}"u8.ToArray(), "half a surrogate pair in JSON" },
        { "application/json", "{\"text\":\"a\\u0000b\"}"u8.ToArray(), "NUL in JSON" },
        { "application/json", "{\"text\":5}"u8.ToArray(), "no text" },
        { "application/json", "null"u8.ToArray(), "null" },
        { "application/json", "{}"u8.ToArray(), "no report" },
        { "application/json", [0x7B, 0xFF], "no UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_text_is_refused(string type, byte[] bytes, string why)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await host.SendAsync("reader", Address, body);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, why);
        Assert.Equal("text", problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData(200_000, HttpStatusCode.OK)]
    [InlineData(200_001, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_report_is_as_long_as_it_may_be(int characters, HttpStatusCode expected)
    {
        var json = await AskAsync("reader", Address, new string('ế', characters), expected: expected);

        Assert.Equal(expected == HttpStatusCode.OK, json.TryGetProperty("counts", out _));
        if (expected != HttpStatusCode.OK)
        {
            Assert.Equal("urn:telemetry:problem:text-too-long", json.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task A_mark_of_the_encoding_is_no_character() =>
        Assert.Equal(5, (await AskAsync("reader", Address, "\uFEFFmột 1")).GetProperty("text").GetProperty("characters").GetInt32());

    [Fact]
    public async Task Decomposed_letters_and_marks_of_direction_leave_every_number_where_it_stands()
    {
        var text = SampleReport.Text.Normalize(NormalizationForm.FormD) + "\u202E đạt 1.234 thuê bao 😀 và 5,5%";
        var json = await AskAsync("reader", BacGiang, text);

        Assert.NotEmpty(json.GetProperty("numbers").EnumerateArray());
        Assert.All(json.GetProperty("numbers").EnumerateArray(), n => Assert.Equal(
            n.GetProperty("text").GetString(), text.Substring(n.GetProperty("start").GetInt32(), n.GetProperty("length").GetInt32())));
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("elsewhere")]
    [InlineData("vnpt")]
    [InlineData("outside")]
    public async Task Every_role_may_have_a_report_examined(string caller) =>
        Assert.True((await AskAsync(caller, BacGiang, SampleReport.Text)).GetProperty("counts").GetProperty("fails").GetInt32() > 0);

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("vnpt")]
    [InlineData("outside")]
    public async Task Of_a_unit_that_the_caller_may_not_read_the_ledger_says_nothing(string caller)
    {
        var json = await AskAsync(caller, BacGiang, SampleReport.Text);

        Assert.All(json.GetProperty("diagnoses").EnumerateArray(), d => Assert.Empty(d.GetProperty("ledger").EnumerateArray()));
        Assert.DoesNotContain("1593200", json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_reports_examined_already_is_told_when_to_come_again()
    {
        var places = host.Services.GetRequiredService<ExaminationPlaces>();
        using (places.TryTake("test"))
        using (places.TryTake("test"))
        {
            using var body = new StringContent("một 1", Encoding.UTF8, "text/plain");
            using var response = await host.SendAsync("reader", Address, body);

            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
            Assert.Contains("urn:telemetry:problem:too-many-at-once", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await AskAsync("reader", Address, "một 1");
    }

    private async Task<JsonElement> AskAsync(string caller, string address, string text, string type = "text/plain; charset=utf-8", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await host.SendAsync(caller, address, body);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, answer);
        return JsonDocument.Parse(answer).RootElement.Clone();
    }
}

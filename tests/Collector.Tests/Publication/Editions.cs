using System.Net;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>Publishing and reading back, made short: Bắc Giang in June 2013.</summary>
internal static class Editions
{
    public const string Province = "24@2004-07-08";
    public const string Mobile = "subscribers.mobile";
    public const string Address = "/api/v1/editions/24/2013-06";

    /// <summary>One operator's subscribers of the province.</summary>
    public static async Task ReportAsync(this TestCollector collector, long value, string metric = Mobile, string period = "2013-06", string area = "24")
    {
        using var sender = collector.Sender("viettel");
        (await sender.SendAsync(List(period, Value(metric, area, value)))).Taken();
        await collector.ProjectedAsync();
    }

    /// <summary>Publishes; the edition, or the proposal.</summary>
    public static async Task<JsonElement> PublishAsync(this TestCollector collector, string key, int at = 0, string reasonCode = "operatorCorrection", string reason = "Doanh nghiệp đính chính")
    {
        var (status, text) = await collector.TryPublishAsync(key, at, reasonCode, reason);
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Tries to publish.</summary>
    public static Task<(HttpStatusCode Status, string Text)> TryPublishAsync(
        this TestCollector collector, string key, int at = 0, string reasonCode = "operatorCorrection", string reason = "Doanh nghiệp đính chính", string period = "2013-06", string area = "24") =>
        collector.PostAsync("/api/v1/editions", JsonSerializer.Serialize(new { area, period, @base = at, reasonCode, reason }), key);

    /// <summary>The province's figure, as an administrator reads it.</summary>
    public static async Task<JsonElement> ReadAsync(this TestCollector collector, string more = "", string item = Mobile, string? key = null)
    {
        var (status, text) = await collector.GetAsync($"/api/v1/figures?indicator={item}&area=24&period=2013-06{more}", key ?? collector.AdministratorKey);
        Assert.True(status == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("figures")[0];
    }

    public static decimal? ValueOf(this JsonElement figure) => figure.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    /// <summary>Number of the edition that says the figure; 0: provisional.</summary>
    public static int EditionOf(this JsonElement figure) => figure.TryGetProperty("publication", out var publication) ? publication.GetProperty("edition").GetInt32() : 0;

    /// <summary>A file of an edition.</summary>
    public static async Task<string> FileAsync(this TestCollector collector, int number, string file = "figures.csv", string? key = null)
    {
        var (status, text) = await collector.GetAsync($"{Address}/{number}/{file}", key ?? collector.AdministratorKey);
        Assert.True(status == HttpStatusCode.OK, text);
        return text;
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Query.Publication;
using Telemetry.Storage.Decisions;
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

    /// <summary>The files of the province's month as a portal makes them now.</summary>
    public static ValueTask<EditionFigures> BuildAsync(this TestCollector collector, int number) => collector.Host.Services.GetRequiredService<EditionBuilder>().BuildAsync(
        Assert.Single(collector.Host.Stores.Catalogue.AreasWithCode("24"), a => a.IsValidOn(new DateOnly(2013, 6, 30))),
        Period.Month(2013, 6),
        number,
        collector.Host.Stores.Series.Position,
        TestContext.Current.CancellationToken);

    /// <summary>Hands files over as a portal does.</summary>
    public static ValueTask<EditionReply> OrderAsync(this TestCollector collector, string key, EditionContent full, EditionContent outside)
    {
        Assert.True(ApiKey.TryGetPrefix(key, out var by));
        var isFirst = full.Head.Number == 1;
        var draft = new EditionDraft
        {
            Unit = full.Head.Unit,
            Period = full.Head.Period,
            Number = full.Head.Number,
            Full = new EditionFile(0, full.Hash, full.Bytes.Length, full.Count),
            Outside = new EditionFile(0, outside.Hash, outside.Bytes.Length, outside.Count),
            Position = full.Head.Position,
            Catalogue = full.Head.Catalogue,
            Values = 1,
            OpenFindings = 0,
            ExpectedCells = 0,
            ReceivedCells = 0,
            ReasonCode = isFirst ? "" : nameof(RestatementReason.Other),
            Reason = isFirst ? "" : "thử",
            By = by,
            At = collector.Time.GetUtcNow(),
        };
        return collector.Host.Services.GetRequiredService<IEditionOffice>().PublishAsync(new EditionOrder(draft, full.Bytes, outside.Bytes), TestContext.Current.CancellationToken);
    }
}

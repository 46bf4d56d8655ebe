using System.Text.Json;

namespace Telemetry.Bench.Scale;

/// <summary>What people ask a portal with five years of a country in it.</summary>
internal static class ScaleQuestions
{
    private const double ReportLimit = 200;
    private const double BoundaryLimit = 500;
    private const string Months = "from=2021-01&to=2025-12";

    // The units that a series is drawn on: those of before the merger, and those of today.
    private static readonly string[] Boundaries = ["2024-12-31", "2026-01-01"];
    private static readonly string[] Formats = ["json", "csv", "xlsx", "html"];
    private static readonly string[] ReportPeriods = ["2025-12", "2025-Q4", "2025", "2024"];

    /// <summary>Every question; each kind goes through all provinces.</summary>
    public static async Task<IReadOnlyList<ScaleQuestion>> CreateAsync(HttpClient client, IReadOnlyList<string> reports)
    {
        var old = ScaleTerritory.Provinces(new DateOnly(2024, 12, 31));
        var today = ScaleTerritory.Provinces(new DateOnly(2025, 12, 31));
        var questions = new List<ScaleQuestion>
        {
            new("figure, country, 2024-06", null, ["api/v1/figures?indicator=density.telephone&area=VN&period=2024-06"]),
            new("figure, province, 2024-06", null, Each(old, p => $"api/v1/figures?indicator=density.telephone&area={p}&period=2024-06")),
            new("figure, province, 2025-12", null, Each(today, p => $"api/v1/figures?indicator=density.telephone&area={p}&period=2025-12")),
            new("figure, province, year 2025", null, Each(today, p => $"api/v1/figures?indicator=revenue.telecom&area={p}&period=2025")),
            new("series of 60 months, province, stock", null, Each(today, p => $"api/v1/series?metric=subscribers.mobile&area={p}&{Months}")),
            new("series of 60 months, province, density", null, Each(today, p => $"api/v1/series?metric=density.telephone&area={p}&{Months}")),
        };
        questions.AddRange(Boundaries.SelectMany(b => new[]
        {
            new ScaleQuestion($"series, boundaries={b}, stock", BoundaryLimit, Each(Of(b), p => $"api/v1/series?metric=subscribers.mobile&area={p}&{Months}&boundaries={b}")),
            new ScaleQuestion($"series, boundaries={b}, density", BoundaryLimit, Each(Of(b), p => $"api/v1/series?metric=density.telephone&area={p}&{Months}&boundaries={b}")),
        }));

        var codes = reports.Count > 0 ? reports : await ListReportsAsync(client);
        if (codes.Count == 0)
        {
            questions.Add(new("reports", ReportLimit, ["api/v1/reports"]));
        }

        foreach (var code in codes)
        {
            questions.AddRange(Formats.Select(f => new ScaleQuestion($"report {code}, {f}", ReportLimit, Reports(code, f, old, today))));
        }

        return questions;

        // A bare code means the unit that bears it on the series' last day, so the provinces of before are named with theirs.
        IReadOnlyList<string> Of(string boundaries) => string.CompareOrdinal(boundaries, "2025-07-01") < 0 ? ScaleTerritory.ProvinceKeys(new DateOnly(2024, 12, 31)) : today;
    }

    private static List<string> Reports(string code, string format, IReadOnlyList<string> old, IReadOnlyList<string> today) =>
        [.. ReportPeriods.SelectMany(period => (period.StartsWith("2025", StringComparison.Ordinal) ? today : old)
            .Select(p => $"api/v1/reports/{Uri.EscapeDataString(code)}?area={p}&period={period}&format={format}"))];

    private static List<string> Each(IEnumerable<string> provinces, Func<string, string> address) => [.. provinces.Select(address)];

    // The list's shape is the portal's: whatever objects with a code are in it.
    private static async Task<IReadOnlyList<string>> ListReportsAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("api/v1/reports", UriKind.Relative));
        if (!response.IsSuccessStatusCode)
        {
            return [];
        }

        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        var list = document.RootElement.ValueKind == JsonValueKind.Array
            ? document.RootElement
            : document.RootElement.EnumerateObject().Select(p => p.Value).FirstOrDefault(v => v.ValueKind == JsonValueKind.Array);
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object && r.TryGetProperty("code", out _)).Select(r => r.GetProperty("code").GetString()!)]
            : [];
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Charts;

/// <summary>What the module draws from; names, numbers as written and addresses it finds in the chart's table. Immutable.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Unit">Unit of measurement; may be empty.</param>
/// <param name="Decimals">Decimals of the axis at most.</param>
/// <param name="Values">The values of each series, one for each category; null: there is none.</param>
/// <param name="Marks">Indexes of the first category after each mark.</param>
/// <param name="None">What stands for a missing value.</param>
/// <param name="Billion">The word for 10⁹ behind a number.</param>
internal sealed record ChartData(ChartKind Kind, string Unit, int Decimals, IReadOnlyList<IReadOnlyList<decimal?>> Values, IReadOnlyList<int> Marks, string None, string Billion)
{
    // The page escapes it as any other attribute's text.
    private static readonly ChartJsonContext Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<ChartKind>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The model as text for an attribute, not yet escaped.</summary>
    public static string Write(ChartModel model, Words words) => JsonSerializer.Serialize(
        new ChartData(
            model.Kind,
            model.Unit,
            model.Decimals,
            [.. model.Series.Select(s => s.Values)],
            [.. model.Marks.Select(m => m.Category)],
            words.Of("không có số liệu", "no figure"),
            words.Of("tỷ", "billion")),
        Json.ChartData);
}

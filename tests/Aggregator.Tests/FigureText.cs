using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests;

/// <summary>Figures as text, every field, to compare them whole.</summary>
internal static class FigureText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Converters = { new AsText<Area>(), new AsText<Metric>(), new AsText<Period>(), new AsText<AreaKey>(), new JsonStringEnumConverter() },
    };

    public static string Of(Figure figure) => JsonSerializer.Serialize(figure, Options);

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Telemetry.Operators.Spool;

/// <summary>JSON in the spool's files: Vietnamese stays readable, names of enums are written out.</summary>
internal static class SpoolJson
{
    private static readonly SpoolJsonContext Line = new(Options(indented: false));
    private static readonly SpoolJsonContext Pretty = new(Options(indented: true));

    public static byte[] Write(SpoolHeader header) => JsonSerializer.SerializeToUtf8Bytes(header, Line.SpoolHeader);

    public static byte[] Write(SettledRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Pretty.SettledRecord);

    public static SpoolHeader? ReadHeader(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Line.SpoolHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static SettledRecord? ReadSettled(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Pretty.SettledRecord) is { } record && record.Receipt is null != record.Refusal is null ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        WriteIndented = indented,
    };
}

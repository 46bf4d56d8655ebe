using System.Globalization;
using Google.Protobuf;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Wire;

/// <summary>The protocol's catalogue as the library's, and as bytes for the disk.</summary>
internal static class CatalogueMapper
{
    /// <summary>The catalogue; null when the message contradicts the contract.</summary>
    public static Operators.SenderCatalogue? Map(Protocol.V1.SenderCatalogue message)
    {
        try
        {
            return new Operators.SenderCatalogue([.. message.Metrics.Select(Map)], [.. message.PlanIndicators.Select(Map)], [.. message.Areas.Select(Map)])
            {
                Tag = message.Tag,
                Version = message.Version,
                Source = message.Source,
                SourceName = message.SourceName,
                SourceEnglishName = message.SourceEnglishName,
                SourceValidFrom = Day(message.SourceValidFrom),
                SourceValidTo = Day(message.SourceValidTo),
                MayPlan = message.MayPlan,
                MayPublish = message.MayPublish,
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    public static byte[] ToBytes(Protocol.V1.SenderCatalogue message) => message.ToByteArray();

    /// <summary>The catalogue; null when the bytes are none.</summary>
    public static Operators.SenderCatalogue? FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Map(Protocol.V1.SenderCatalogue.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Operators.SenderMetric Map(Protocol.V1.SenderMetric metric) => new(
        metric.Code,
        metric.Name,
        metric.EnglishName,
        metric.Unit,
        metric.Decimals <= ScaledValue.MaximumDecimals ? (int)metric.Decimals : throw new FormatException("decimals"),
        metric.Minimum,
        metric.Maximum,
        metric.Reportable,
        metric.IsFlow);

    private static Operators.SenderArea Map(Protocol.V1.SenderArea area) => new(
        area.Code, Day(area.ValidFrom) ?? DateOnly.MinValue, Day(area.ValidTo), area.Name, checked((int)area.Level), area.Parent);

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None);
}

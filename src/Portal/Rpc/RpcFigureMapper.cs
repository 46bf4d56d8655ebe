using System.Globalization;
using System.Text.Json;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;
using Wire = Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>Figures as gRPC messages. Thread-safe.</summary>
internal sealed class RpcFigureMapper(FigureMapper json)
{
    /// <summary>A whole answer.</summary>
    public Wire.GetFiguresResponse Map(FigureAnswer answer)
    {
        var response = new Wire.GetFiguresResponse { AsOf = answer.AsOf };
        foreach (var figure in answer.Figures)
        {
            response.Figures.Add(Map(json.Map(figure), figure.Status));
        }

        return response;
    }

    private static Wire.Figure Map(FigureJson figure, Aggregator.Indicators.FigureStatus status) => new()
    {
        Indicator = figure.Indicator,
        Area = figure.Area,
        AreaName = figure.AreaName,
        Period = figure.Period,
        Operator = figure.Operator,
        Value = Text(figure.Value),
        Exact = Text(figure.Exact),
        Unit = figure.Unit,
        UnitName = VietnameseUnits.Name(figure.Unit),
        Status = status switch
        {
            Aggregator.Indicators.FigureStatus.Complete => Wire.FigureStatus.Complete,
            Aggregator.Indicators.FigureStatus.Partial => Wire.FigureStatus.Partial,
            _ => Wire.FigureStatus.Missing,
        },
        Reason = figure.Reason ?? "",
        ReasonText = figure.ReasonText?.Vi ?? "",
        ReasonEnglishText = figure.ReasonText?.En ?? "",
        IndicatorName = figure.IndicatorName,
        AreaKey = figure.AreaKey,
        Boundaries = figure.Boundaries ?? "",
        IsEstimated = figure.IsEstimated == true,
        PublicationJson = figure.Publication is { } publication ? JsonSerializer.Serialize(publication, PortalJsonContext.Readable.FigurePublicationJson) : "",
        PassportJson = JsonSerializer.Serialize(figure.Passport, PortalJsonContext.Readable.PassportJson),
    };

    private static string Text(decimal? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "";
}

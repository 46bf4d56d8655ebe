using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Figures;

/// <summary>Figures for a person or a machine.</summary>
internal static class FigureView
{
    /// <summary>All of an answer.</summary>
    public static void Write(ToolOutput output, FigureAnswer answer)
    {
        if (output.IsJson)
        {
            output.Json(answer);
            return;
        }

        output.Table(
            [
                new Column(FigureWords.ColumnIndicator), new Column(FigureWords.ColumnArea), new Column(FigureWords.ColumnPeriod), new Column(FigureWords.ColumnOperator),
                new Column(FigureWords.ColumnValue, IsNumber: true), new Column(FigureWords.ColumnUnit), new Column(FigureWords.ColumnStatus),
            ],
            answer.Figures.Select(f => new[] { f.Indicator, $"{f.Area} {f.AreaName}", f.Period, f.Operator, Value(output, f), Unit(output, f), Status(output, f) }));
        foreach (var figure in answer.Figures.Where(f => f.Passport is not null))
        {
            output.Line();
            output.Line(FigureWords.Heading, figure.Indicator, figure.AreaName, figure.AreaKey, figure.Period, figure.Operator, figure.Value is null ? Status(output, figure) : $"{Value(output, figure)} {Unit(output, figure)}");
            PassportView.Write(output, figure.Passport!.Value);
        }

        output.Note(FigureWords.Position, answer.AsOf);
    }

    private static string Value(ToolOutput output, FigureRow figure) => figure.Value is { } value ? NumberText.Of(output.Language, value) : "";

    private static string Unit(ToolOutput output, FigureRow figure) => output.Language == Language.Vietnamese && figure.UnitName.Length > 0 ? figure.UnitName : figure.Unit;

    private static string Status(ToolOutput output, FigureRow figure)
    {
        var status = output.Say(figure.Status switch
        {
            FigureRowStatus.Complete => FigureWords.Complete,
            FigureRowStatus.Partial => FigureWords.Partial,
            _ => FigureWords.Missing,
        });
        var reason = output.Language == Language.Vietnamese ? figure.ReasonText.Vietnamese : figure.ReasonText.English;
        return figure.IsEstimated ? output.Say(FigureWords.Estimated, status) : reason.Length > 0 ? output.Say(FigureWords.Because, status, reason) : status;
    }
}

using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Figures;

/// <summary><c>telemetry series</c>: one indicator of one area over time.</summary>
internal sealed class SeriesCommand(ToolContext context)
{
    private readonly Option<string> _metric = context.Option<string>("--indicator", FigureWords.Metric, "CODE", required: true);
    private readonly Option<string> _area = context.Option<string>("--area", FigureWords.OneArea, "CODE", required: true);
    private readonly Option<string> _from = context.Option<string>("--from", FigureWords.From, "PERIOD", required: true);
    private readonly Option<string> _to = context.Option<string>("--to", FigureWords.To, "PERIOD", required: true);
    private readonly Option<string?> _operator = context.Option<string?>("--operator", FigureWords.OneOperator, "CODE");
    private readonly Option<string?> _boundaries = context.Option<string?>("--boundaries", FigureWords.Boundaries, "DAY");
    private readonly Option<string?> _edition = context.Option<string?>("--edition", FigureWords.Edition, "NUMBER");
    private readonly Option<string?> _asOf = context.Option<string?>("--as-of", FigureWords.AsOf, "POSITION");
    private readonly Option<bool> _passport = context.Option<bool>("--passport", FigureWords.Passport);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var series = new SeriesCommand(context);
        var command = context.Command(
            "series",
            FigureWords.Series,
            "telemetry series --indicator subscribers.telephone --area 24 --from 2013-01 --to 2013-06",
            "telemetry series --indicator bts.sites --area 24 --from 2012 --to 2014 --operator vnpt --json");
        command.Options.Add(series._metric);
        command.Options.Add(series._area);
        command.Options.Add(series._from);
        command.Options.Add(series._to);
        command.Options.Add(series._operator);
        command.Options.Add(series._boundaries);
        command.Options.Add(series._edition);
        command.Options.Add(series._asOf);
        command.Options.Add(series._passport);
        context.Act(command, series.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var request = new GetSeriesRequest
        {
            Metric = parsed.GetRequiredValue(_metric),
            Area = parsed.GetRequiredValue(_area),
            From = parsed.GetRequiredValue(_from),
            To = parsed.GetRequiredValue(_to),
            Operator = parsed.GetValue(_operator) ?? "",
            Boundaries = parsed.GetValue(_boundaries) ?? "",
            Edition = parsed.GetValue(_edition) ?? "",
            AsOf = parsed.GetValue(_asOf) ?? "",
        };
        using var connection = context.Connection.Open(parsed);
        var client = new QueryService.QueryServiceClient(connection.Channel);
        var answer = await output.ProgressAsync(FigureWords.Computing, async _ => await client.GetSeriesAsync(request, connection.Call(cancellationToken)));
        FigureView.Write(output, FigureRowMapper.Map(answer, parsed.GetValue(_passport)));
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Figures;

/// <summary><c>telemetry figures</c>: indicators by area and period.</summary>
internal sealed class FiguresCommand(ToolContext context)
{
    private readonly Option<string[]> _indicators = context.Option<string[]>("--indicator", FigureWords.Indicator, "CODE", required: true);
    private readonly Option<string[]> _areas = context.Option<string[]>("--area", FigureWords.Areas, "CODE", required: true);
    private readonly Option<string[]> _periods = context.Option<string[]>("--period", FigureWords.Periods, "PERIOD", required: true);
    private readonly Option<string[]> _operators = context.Option<string[]>("--operator", FigureWords.Operators, "CODE");
    private readonly Option<string?> _boundaries = context.Option<string?>("--boundaries", FigureWords.Boundaries, "DAY");
    private readonly Option<string?> _edition = context.Option<string?>("--edition", FigureWords.Edition, "NUMBER");
    private readonly Option<string?> _asOf = context.Option<string?>("--as-of", FigureWords.AsOf, "POSITION");
    private readonly Option<bool> _passport = context.Option<bool>("--passport", FigureWords.Passport);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var figures = new FiguresCommand(context);
        var command = context.Command(
            "figures",
            FigureWords.Figures,
            "telemetry figures --indicator density.telephone --area 24 --period 2013-06",
            "telemetry figures --indicator density.telephone --area 24 --period 2013-06 --passport",
            "telemetry figures --indicator bts.sites --indicator postal.points --area 24 --area 22 --period 2013 --operator all --boundaries 2026-01-01 --json");
        command.Options.Add(figures._indicators);
        command.Options.Add(figures._areas);
        command.Options.Add(figures._periods);
        command.Options.Add(figures._operators);
        command.Options.Add(figures._boundaries);
        command.Options.Add(figures._edition);
        command.Options.Add(figures._asOf);
        command.Options.Add(figures._passport);
        context.Act(command, figures.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var request = new GetFiguresRequest
        {
            Indicators = { parsed.GetRequiredValue(_indicators) },
            Areas = { parsed.GetRequiredValue(_areas) },
            Periods = { parsed.GetRequiredValue(_periods) },
            Operators = { parsed.GetValue(_operators) ?? [] },
            Boundaries = parsed.GetValue(_boundaries) ?? "",
            Edition = parsed.GetValue(_edition) ?? "",
            AsOf = parsed.GetValue(_asOf) ?? "",
        };
        using var connection = context.Connection.Open(parsed);
        var client = new QueryService.QueryServiceClient(connection.Channel);
        var answer = await output.ProgressAsync(FigureWords.Computing, async _ => await client.GetFiguresAsync(request, connection.Call(cancellationToken)));
        FigureView.Write(output, FigureRowMapper.Map(answer, parsed.GetValue(_passport)));
        return ExitCode.Done;
    }
}

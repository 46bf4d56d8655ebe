using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Completeness;

/// <summary><c>telemetry completeness</c>: who owes what, and how much of it has come.</summary>
internal sealed class CompletenessCommand
{
    private readonly ToolContext _context;
    private readonly Option<string> _period;
    private readonly Option<string?> _operator;
    private readonly Option<string?> _area;
    private readonly Option<string?> _detail;
    private readonly Option<string?> _asOf;
    private readonly Option<bool> _missing;
    private readonly Option<bool> _matrix;

    private CompletenessCommand(ToolContext context)
    {
        _context = context;
        _period = context.Option<string>("--period", CompletenessWords.Period, "PERIOD", required: true);
        _operator = context.Option<string?>("--operator", CompletenessWords.Operator, "CODE");
        _area = context.Option<string?>("--area", CompletenessWords.Area, "CODE");
        _detail = context.Option<string?>("--detail", CompletenessWords.Detail, "areas|metrics");
        _detail.AcceptOnlyFromAmong("areas", "metrics");
        _asOf = context.Option<string?>("--as-of", CompletenessWords.AsOf, "POSITION");
        _missing = context.Option<bool>("--missing", CompletenessWords.MissingOnly);
        _matrix = context.Option<bool>("--matrix", CompletenessWords.Matrix);
    }

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var completeness = new CompletenessCommand(context);
        var command = context.Command(
            "completeness",
            CompletenessWords.Completeness,
            "telemetry completeness --period 2026-09",
            "telemetry completeness --period 2026-09 --missing --area 24",
            "telemetry completeness --period 2026-09 --matrix");
        command.Options.Add(completeness._period);
        command.Options.Add(completeness._operator);
        command.Options.Add(completeness._area);
        command.Options.Add(completeness._detail);
        command.Options.Add(completeness._asOf);
        command.Options.Add(completeness._missing);
        command.Options.Add(completeness._matrix);
        context.Act(command, completeness.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var missingOnly = parsed.GetValue(_missing);
        var isMatrix = parsed.GetValue(_matrix);
        var detail = parsed.GetValue(_detail) ?? (missingOnly ? "metrics" : null);
        if (isMatrix && detail is not null)
        {
            throw new UnusableException(CompletenessWords.Exclusive);
        }

        var request = new GetCompletenessRequest
        {
            Period = parsed.GetRequiredValue(_period),
            Operator = parsed.GetValue(_operator) ?? "",
            Area = parsed.GetValue(_area) ?? "",
            Detail = detail switch
            {
                "areas" => CompletenessDetail.Areas,
                "metrics" => CompletenessDetail.Metrics,
                _ => CompletenessDetail.Unspecified,
            },
            AsOf = parsed.GetValue(_asOf) ?? "",
        };
        using var connection = _context.Connection.Open(parsed);
        var client = new QueryService.QueryServiceClient(connection.Channel);
        var response = await output.ProgressAsync(CompletenessWords.Counting, async _ => await client.GetCompletenessAsync(request, connection.Call(cancellationToken)));
        Write(output, CompletenessMapper.Map(response, detail is not null, missingOnly), missingOnly, isMatrix);
        return ExitCode.Done;
    }

    private static void Write(ToolOutput output, CompletenessAnswer answer, bool missingOnly, bool isMatrix)
    {
        if (output.IsJson)
        {
            output.Json(answer);
            return;
        }

        if (answer.Rows.Count == 0)
        {
            output.Line(missingOnly && answer.Cells.Expected > 0 ? CompletenessWords.NothingMissing : CompletenessWords.Nothing, answer.Period);
        }
        else if (isMatrix)
        {
            CompletenessView.Matrix(output, answer);
        }
        else
        {
            CompletenessView.Rows(output, answer);
        }

        CompletenessView.Total(output, answer);
    }
}

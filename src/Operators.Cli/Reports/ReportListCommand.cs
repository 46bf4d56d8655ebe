using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Reports;

/// <summary><c>telemetry report list</c>: the reports that there are.</summary>
internal static class ReportListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("list", ReportWords.List, "telemetry report list");
        context.Act(command, (parsed, output, cancellationToken) => RunAsync(context, parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolContext context, ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        using var connection = context.Connection.Open(parsed);
        var list = await new QueryService.QueryServiceClient(connection.Channel).ListReportsAsync(new ListReportsRequest(), connection.Call(cancellationToken));
        if (output.IsJson)
        {
            output.Json(new { Reports = list.Reports.Select(r => new { r.Code, r.Title, r.EnglishTitle, Periods = r.Periods.ToArray(), Formats = r.Formats.Select(Name) }) });
            return ExitCode.Done;
        }

        output.Table(
            [new Column(ReportWords.ColumnCode), new Column(ReportWords.ColumnTitle), new Column(ReportWords.ColumnPeriods), new Column(ReportWords.ColumnFormats)],
            list.Reports.Select(r => new[]
            {
                r.Code,
                output.Language == Language.Vietnamese ? r.Title : r.EnglishTitle,
                string.Join(", ", r.Periods.Select(p => ReportWords.PeriodOf(output.Language, p))),
                string.Join(", ", r.Formats.Select(Name)),
            }));
        return ExitCode.Done;
    }

    private static string Name(ReportFormat format) => format.ToString().ToLowerInvariant();
}

using System.CommandLine;
using System.Text.RegularExpressions;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Reports;

/// <summary><c>telemetry report</c>: a report of the service as a file.</summary>
internal sealed partial class ReportCommand
{
    private static readonly Dictionary<string, ReportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["xlsx"] = ReportFormat.Xlsx,
        ["csv"] = ReportFormat.Csv,
        ["html"] = ReportFormat.Html,
        ["json"] = ReportFormat.Json,
    };

    private readonly ToolContext _context;
    private readonly Argument<string> _code;
    private readonly Option<string> _area;
    private readonly Option<string> _period;
    private readonly Option<string?> _format;
    private readonly Option<string?> _language;
    private readonly Option<string?> _edition;
    private readonly Option<string?> _asOf;
    private readonly Option<string?> _out;
    private readonly Option<bool> _force;

    private ReportCommand(ToolContext context)
    {
        _context = context;
        _code = context.Argument<string>("code", ReportWords.Code);
        _area = context.Option<string>("--area", ReportWords.Area, "CODE", required: true);
        _period = context.Option<string>("--period", ReportWords.Period, "PERIOD", required: true);
        _format = context.Option<string?>("--format", ReportWords.Format, "xlsx|csv|html|json");
        _format.AcceptOnlyFromAmong([.. Formats.Keys]);
        _language = context.Option<string?>("--report-lang", ReportWords.ReportLang, "vi|en");
        _language.AcceptOnlyFromAmong("vi", "en");
        _edition = context.Option<string?>("--edition", Figures.FigureWords.Edition, "NUMBER");
        _asOf = context.Option<string?>("--as-of", ReportWords.AsOf, "POSITION");
        _out = context.Option<string?>("--out", ReportWords.Out, "FILE");
        _force = context.Option<bool>("--force", ReportWords.Force);
    }

    /// <summary>The command and its list.</summary>
    public static Command Create(ToolContext context)
    {
        var report = new ReportCommand(context);
        var command = context.Command(
            "report",
            ReportWords.Report,
            "telemetry report main_targets --area 24 --period 2013-06",
            "telemetry report main_targets --area 24 --period 2013-06 --format csv --out -",
            "telemetry report narrative_figures --area 24 --period 2013-Q2 --format html --report-lang en --out report.html --force");
        command.Arguments.Add(report._code);
        command.Options.Add(report._area);
        command.Options.Add(report._period);
        command.Options.Add(report._format);
        command.Options.Add(report._language);
        command.Options.Add(report._edition);
        command.Options.Add(report._asOf);
        command.Options.Add(report._out);
        command.Options.Add(report._force);
        command.Add(ReportListCommand.Create(context));
        context.Act(command, report.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var format = Formats[parsed.GetValue(_format) ?? "xlsx"];
        var path = parsed.GetValue(_out);
        var mayReplace = parsed.GetValue(_force);
        Check(output, format, path, mayReplace);

        var request = new GetReportRequest
        {
            Report = parsed.GetRequiredValue(_code),
            Area = parsed.GetRequiredValue(_area),
            Period = parsed.GetRequiredValue(_period),
            Format = format,
            Language = parsed.GetValue(_language) ?? "",
            Edition = parsed.GetValue(_edition) ?? "",
            AsOf = parsed.GetValue(_asOf) ?? "",
        };
        using var connection = _context.Connection.Open(parsed);
        var client = new QueryService.QueryServiceClient(connection.Channel);
        var report = await output.ProgressAsync(ReportWords.Making, async _ => await client.GetReportAsync(request, connection.Call(cancellationToken)));
        if (path == OutputFile.StandardOutput)
        {
            await output.BytesAsync(report.Content.Memory, cancellationToken);
            return ExitCode.Done;
        }

        path ??= SafeName(report.FileName);
        await OutputFile.WriteAsync(path, report.Content.Memory, mayReplace, cancellationToken);
        if (output.IsJson)
        {
            output.Json(new { File = path, Bytes = report.Content.Length, report.ContentType, report.AsOf });
        }
        else
        {
            output.Line(ReportWords.Written, path, report.Content.Length, report.AsOf);
        }

        return ExitCode.Done;
    }

    // Before the service makes a report that nobody can take.
    private static void Check(ToolOutput output, ReportFormat format, string? path, bool mayReplace)
    {
        if (path != OutputFile.StandardOutput)
        {
            if (path is not null)
            {
                OutputFile.Check(path, mayReplace);
            }

            return;
        }

        if (output.IsJson)
        {
            throw new UnusableException(ReportWords.JsonBeside);
        }

        if (format == ReportFormat.Xlsx && output.IsInteractive)
        {
            throw new UnusableException(ReportWords.Workbook);
        }
    }

    // Whatever a service says, nothing is written outside the current folder, and no hidden file.
    private static string SafeName(string name) => FileName.IsMatch(name) ? name : throw new UnusableException(ReportWords.BadName, name);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,150}\z", RegexOptions.None, 1000)]
    private static partial Regex FileName { get; }
}

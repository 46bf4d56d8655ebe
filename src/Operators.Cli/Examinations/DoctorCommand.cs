using System.CommandLine;
using System.Text.Json;
using Telemetry.Doctor.Json;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary><c>telemetry doctor FILE</c>: examines a report, at the service where one is named, else on this machine.</summary>
internal sealed class DoctorCommand
{
    private readonly ToolContext _context;
    private readonly Argument<string> _file;
    private readonly Option<string?> _area;
    private readonly Option<string?> _period;
    private readonly Option<bool> _all;

    private DoctorCommand(ToolContext context)
    {
        _context = context;
        _file = context.Argument<string>("FILE", DoctorWords.File);
        _area = context.Option<string?>("--area", DoctorWords.Area, "CODE");
        _period = context.Option<string?>("--period", DoctorWords.Period, "PERIOD");
        _all = context.Option<bool>("--all", DoctorWords.All);
    }

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var doctor = new DoctorCommand(context);
        var command = context.Command(
            "doctor",
            DoctorWords.Doctor,
            "telemetry doctor bao-cao-2013-06.txt",
            "telemetry doctor phu-luc.xlsx --area 24 --period 2013-06 --all",
            "telemetry doctor - --json");
        command.Arguments.Add(doctor._file);
        command.Options.Add(doctor._area);
        command.Options.Add(doctor._period);
        command.Options.Add(doctor._all);
        context.Act(command, doctor.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        var text = ReportFile.Read(file, _context.Terminal);
        var isAsked = _context.Connection.IsNamed(parsed);
        var document = await output.ProgressAsync(DoctorWords.Examining, async _ => isAsked
            ? await AskAsync(parsed, text, cancellationToken)
            : await LocalDoctor.ExamineAsync(text, parsed.GetValue(_area), parsed.GetValue(_period), cancellationToken));
        if (!isAsked)
        {
            output.Note(DoctorWords.OnlyItself);
        }

        if (output.IsJson)
        {
            output.Json(document);
        }
        else
        {
            new ExaminationPrinter(output, text, document).Print(file == ReportFile.StandardInput ? file : Path.GetFileName(file), parsed.GetValue(_all));
        }

        return document.Counts.Fails > 0 ? ExitCode.Contradicted : ExitCode.Done;
    }

    private async Task<ExaminationJson> AskAsync(ParseResult parsed, string text, CancellationToken cancellationToken)
    {
        using var connection = _context.Connection.Open(parsed);
        var request = new ExamineRequest { Text = text, Area = parsed.GetValue(_area) ?? "", Period = parsed.GetValue(_period) ?? "" };
        var answer = await new DoctorService.DoctorServiceClient(connection.Channel).ExamineAsync(request, connection.Call(cancellationToken));
        return JsonSerializer.Deserialize(answer.ExaminationJson.Span, DoctorJsonContext.Readable.ExaminationJson) ?? throw new JsonException("the service's document is null");
    }
}

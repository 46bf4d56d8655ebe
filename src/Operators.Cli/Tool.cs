using System.CommandLine;
using System.CommandLine.Help;
using Telemetry.Operators.Cli.Catalogue;
using Telemetry.Operators.Cli.Completeness;
using Telemetry.Operators.Cli.Examinations;
using Telemetry.Operators.Cli.Evidence;
using Telemetry.Operators.Cli.Figures;
using Telemetry.Operators.Cli.Keys;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Receipts;
using Telemetry.Operators.Cli.Reports;
using Telemetry.Operators.Cli.Sheets.Commands;

namespace Telemetry.Operators.Cli;

/// <summary>The tool: its commands put together in a language, and a command line carried out.</summary>
internal static class Tool
{
    /// <summary>Carries out a command line; the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        // Help and faults are worded too, so the language is looked for before anything is done.
        var language = LanguageChoice.Default(terminal);
        var context = new ToolContext(terminal, language);
        var parsed = Parse(context, terminal, language, arguments);
        if (context.Global.LanguageOf(parsed) is { } named && named != language)
        {
            language = named;
            context = new ToolContext(terminal, language);
            parsed = Parse(context, terminal, language, arguments);
        }

        var output = context.OutputOf(parsed);
        if (parsed.Action?.ClearsParseErrors != true && ParseFaults.Of(parsed, language) is { Count: > 0 } faults)
        {
            output.Error(new ErrorJson(FailureTable.CodeOf(Failure.Usage), string.Join("; ", faults), ExitCode.Unusable));
            return ExitCode.Unusable;
        }

        return await Guard.RunAsync(
            output,
            context.Connection.AddressOf(parsed).Value,
            () =>
            {
                GlobalOptions.Check(terminal);
                return parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            },
            CancellationToken.None);
    }

    /// <summary>All commands, in a language.</summary>
    public static RootCommand Create(ToolContext context, Terminal terminal, Language language)
    {
        var root = new RootCommand(OutputWords.Tool.In(language))
        {
            CheckCommand.Create(context),
            SubmitCommand.Create(context),
            WatchCommand.Create(context),
            ReceiptCommand.Create(context),
            VerifyCommand.Create(context),
            FiguresCommand.Create(context),
            SeriesCommand.Create(context),
            ReportCommand.Create(context),
            CompletenessCommand.Create(context),
            DoctorCommand.Create(context),
            KeysCommand.Create(context),
            CatalogueCommand.Create(context),
        };
        context.Connection.AddTo(root);
        context.Global.AddTo(root);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpText(terminal, language);
        }

        return root;
    }

    private static ParseResult Parse(ToolContext context, Terminal terminal, Language language, string[] arguments) =>
        Create(context, terminal, language).Parse(arguments);
}

using System.CommandLine;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary>What <c>check</c> and <c>submit</c> are asked alike.</summary>
internal sealed class SheetOptions(ToolContext context)
{
    public Argument<string> File { get; } = context.Argument<string>("FILE", SheetWords.FileArgument);

    public Option<string?> Mapping { get; } = context.Option<string?>("--mapping", SheetWords.Mapping, "FILE");

    public Option<string?> Period { get; } = context.Option<string?>("--period", SheetWords.Period, "PERIOD");

    public Option<bool> Plan { get; } = context.Option<bool>("--plan", SheetWords.Plan);

    public Option<bool> Published { get; } = context.Option<bool>("--published", SheetWords.Published);

    public Option<bool> Guess { get; } = context.Option<bool>("--guess", SheetWords.Guess);

    public Option<string?> Area { get; } = context.Option<string?>("--area", SheetWords.Area, "CODE");

    public Option<bool> Force { get; } = context.Option<bool>("--force", SheetWords.Force);

    public void AddTo(Command command)
    {
        command.Add(File);
        command.Add(Mapping);
        command.Add(Period);
        command.Add(Plan);
        command.Add(Published);
        command.Add(Guess);
        command.Add(Area);
        command.Add(Force);
    }

    /// <summary>The period that the person named; null: none.</summary>
    /// <exception cref="UnusableException">It is none.</exception>
    public string? PeriodOf(ParseResult parsed) => parsed.GetValue(Period) is not { } period || PeriodWords.IsPeriod(period)
        ? parsed.GetValue(Period)
        : throw new UnusableException(SheetWords.BadPeriod, period);

    /// <summary>What the person said that the values are; null: nothing.</summary>
    /// <exception cref="UnusableException">Two things at once.</exception>
    public SubmissionKind? KindOf(ParseResult parsed) => (parsed.GetValue(Plan), parsed.GetValue(Published)) switch
    {
        (true, true) => throw new UnusableException(SheetWords.TwoKinds),
        (true, _) => SubmissionKind.Plan,
        (_, true) => SubmissionKind.Published,
        _ => null,
    };
}

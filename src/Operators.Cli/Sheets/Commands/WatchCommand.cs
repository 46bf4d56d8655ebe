using System.CommandLine;
using System.Globalization;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Watching;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary><c>telemetry watch FOLDER</c>: sends what appears, until Ctrl+C; with <c>--once</c> what is there.</summary>
internal sealed class WatchCommand(ToolContext context)
{
    private const int LongestSettleSeconds = 3_600;
    private const int TriesOnce = 5;
    private const int NamesShown = 10;
    private const string DefaultSettle = "2";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Argument<string> _folder = context.Argument<string>("FOLDER", SheetWords.FolderArgument);
    private readonly Option<bool> _once = context.Option<bool>("--once", SheetWords.Once);
    private readonly Option<string?> _settle = context.Option<string?>("--settle", SheetWords.Settle, "SECONDS");

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var watch = new WatchCommand(context);
        var command = context.Command("watch", SheetWords.Watch, "telemetry watch /var/reports", "telemetry watch /var/reports --once");
        command.Add(watch._folder);
        command.Add(watch._once);
        command.Add(watch._settle);
        context.Act(command, watch.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(parsed.GetValue(_folder)!);
        if (!Directory.Exists(folder))
        {
            throw new UnusableException(SheetWords.NoFolder, folder);
        }

        var isOnce = parsed.GetValue(_once);
        if (output.IsJson && !isOnce)
        {
            throw new UnusableException(SheetWords.JsonOnce);
        }

        var settle = SettleOf(parsed);
        await using var held = FolderLock.Take(folder);
        await using var client = context.Connection.OpenClient(parsed);
        var watch = new FolderWatch(folder, client, new RetrySchedule(), new FolderLook(folder, settle, TimeProvider.System), output);
        watch.Prepare();
        return isOnce ? await OnceAsync(watch, settle, output, cancellationToken) : await AlwaysAsync(watch, folder, output, cancellationToken);
    }

    // A service that is away is tried a few times; cron's next run tries again.
    private static async Task<int> OnceAsync(FolderWatch watch, TimeSpan settle, ToolOutput output, CancellationToken cancellationToken)
    {
        var settled = new List<WatchedFile>();
        var (away, looks) = (0, 0);
        WatchStep step;
        while (true)
        {
            step = await watch.StepAsync(cancellationToken);
            settled.AddRange(watch.TakeSettled());
            away += step == WatchStep.Away ? 1 : 0;
            if (step == WatchStep.Done || away == TriesOnce || looks++ > (3 * settle.TotalSeconds) + TriesOnce)
            {
                break;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        if (output.IsJson)
        {
            output.Json(new { Files = settled, watch.Unsettled });
        }

        if (step == WatchStep.Pending)
        {
            output.Note(SheetWords.NotSettled, watch.Unsettled.Count, string.Join(", ", watch.Unsettled.Take(NamesShown)));
        }

        return step switch
        {
            WatchStep.Away => ExitCode.NoService,
            WatchStep.Done when settled.TrueForAll(f => f.Sent) => ExitCode.Done,
            _ => ExitCode.Refused,
        };
    }

    private static async Task<int> AlwaysAsync(FolderWatch watch, string folder, ToolOutput output, CancellationToken cancellationToken)
    {
        output.Note(SheetWords.Watching, folder);
        using var bell = new FolderBell(folder);
        try
        {
            while (true)
            {
                await watch.StepAsync(cancellationToken);
                watch.TakeSettled();
                await bell.WaitAsync(Poll, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }

    private TimeSpan SettleOf(ParseResult parsed)
    {
        var text = parsed.GetValue(_settle) ?? DefaultSettle;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestSettleSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UnusableException(SheetWords.BadSettle, text);
    }
}

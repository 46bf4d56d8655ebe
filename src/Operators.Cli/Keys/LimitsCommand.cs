using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys limits</c>: how much a source may send.</summary>
internal static class LimitsCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("limits", KeyWords.Limits);
        command.Add(CreateSet(context));
        command.Add(CreateList(context));
        return command;
    }

    private static ToolCommand CreateSet(ToolContext context)
    {
        var command = context.Command("set", KeyWords.LimitsSet, "telemetry keys limits set vnpt --submissions-per-second 20 --burst 100 --cells-per-day 5000000");
        var source = context.Argument<string>("source", KeyWords.LimitSource);
        var perSecond = context.Option<uint?>("--submissions-per-second", KeyWords.PerSecond, "NUMBER");
        var burst = context.Option<uint?>("--burst", KeyWords.Burst, "NUMBER");
        var perDay = context.Option<ulong?>("--cells-per-day", KeyWords.PerDay, "NUMBER");
        command.Arguments.Add(source);
        command.Options.Add(perSecond);
        command.Options.Add(burst);
        command.Options.Add(perDay);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            var request = new SourceLimits
            {
                Source = parsed.GetRequiredValue(source),
                SubmissionsPerSecond = parsed.GetValue(perSecond) ?? 0,
                SubmissionBurst = parsed.GetValue(burst) ?? 0,
                CellsPerDay = parsed.GetValue(perDay) ?? 0,
            };
            using var connection = context.Connection.Open(parsed);
            var limits = await new AdminService.AdminServiceClient(connection.Channel).SetSourceLimitsAsync(request, connection.Call(cancellationToken));
            if (output.IsJson)
            {
                output.Json(Json(limits));
            }
            else
            {
                Write(output, [limits]);
                output.Note(KeyWords.LimitsDone, limits.Source);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ToolCommand CreateList(ToolContext context)
    {
        var command = context.Command("list", KeyWords.LimitsList, "telemetry keys limits list");
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            using var connection = context.Connection.Open(parsed);
            var list = await new AdminService.AdminServiceClient(connection.Channel).ListSourceLimitsAsync(new ListSourceLimitsRequest(), connection.Call(cancellationToken));
            if (output.IsJson)
            {
                output.Json(new { Limits = list.Limits.Select(Json), Defaults = list.Defaults is null ? null : Json(list.Defaults) });
            }
            else
            {
                Write(output, list.Defaults is null ? list.Limits : list.Limits.Append(list.Defaults));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static object Json(SourceLimits limits) => new
    {
        Source = limits.Source.Length > 0 ? limits.Source : null,
        limits.SubmissionsPerSecond,
        limits.SubmissionBurst,
        limits.CellsPerDay,
        limits.CellsToday,
    };

    private static void Write(ToolOutput output, IEnumerable<SourceLimits> limits) => output.Table(
        [
            new Column(KeyWords.ColumnSource), new Column(KeyWords.ColumnPerSecond, IsNumber: true), new Column(KeyWords.ColumnBurst, IsNumber: true),
            new Column(KeyWords.ColumnPerDay, IsNumber: true), new Column(KeyWords.ColumnToday, IsNumber: true),
        ],
        limits.Select(l => new[]
        {
            l.Source.Length > 0 ? l.Source : output.Say(KeyWords.Default), OrDefault(output, l.SubmissionsPerSecond), OrDefault(output, l.SubmissionBurst),
            OrDefault(output, l.CellsPerDay), NumberText.Whole(output.Language, (long)l.CellsToday),
        }));

    private static string OrDefault(ToolOutput output, ulong limit) => limit == 0 ? output.Say(KeyWords.Default) : NumberText.Whole(output.Language, (long)Math.Min(limit, long.MaxValue));
}

using System.Text.Json;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests.Output;

public sealed class ToolOutputTests
{
    private static readonly Phrase Name = new("Tên", "Name");
    private static readonly Phrase Value = new("Giá trị", "Value");

    [Fact]
    public void A_table_into_a_pipe_is_plain_columns_and_takes_nothing_for_markup()
    {
        using var terminal = new TestTerminal();
        var output = new ToolOutput(terminal.Terminal, Language.Vietnamese, isJson: false);

        output.Table([new Column(Name), new Column(Value, IsNumber: true)], [["[red]Bắc Giang[/]", "1.795.720"], ["\u001b[31mx", "9"]]);

        Assert.Equal(
            ["Tên                  Giá trị", "[red]Bắc Giang[/]  1.795.720", "<U+001B>[31mx              9"],
            terminal.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Without_colours_a_table_at_a_terminal_has_lines_and_nothing_that_a_terminal_obeys()
    {
        using var terminal = new TestTerminal(("NO_COLOR", "1"));
        var output = new ToolOutput(terminal.Terminal with { IsOutInteractive = true, IsErrorInteractive = true }, Language.Vietnamese, isJson: false);

        output.Table([new Column(Name), new Column(Value, IsNumber: true)], [["[bold]x\u001b[31m", "1"]]);

        Assert.Contains("[bold]x<U+001B>[31m", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', terminal.Output);
        Assert.True(terminal.Output.Split('\n').Length > 3);
    }

    [Fact]
    public void A_long_row_stays_one_line_in_a_pipe()
    {
        using var terminal = new TestTerminal();
        var output = new ToolOutput(terminal.Terminal, Language.English, isJson: false);

        output.Table([new Column(Name), new Column(Value)], [[new string('x', 300), string.Join(' ', Enumerable.Repeat("word", 100))]]);

        Assert.Equal(2, terminal.Output.TrimEnd().ReplaceLineEndings("\n").Split('\n').Length);
    }

    [Fact]
    public void For_a_machine_there_is_one_document_and_nothing_else()
    {
        using var terminal = new TestTerminal();
        var output = new ToolOutput(terminal.Terminal, Language.Vietnamese, isJson: true);

        output.Line(Name);
        output.Note(Value);
        output.Table([new Column(Name)], [["x"]]);
        output.Json(new { AreaName = "Bắc Giang", Value = 160.21m, Absent = (string?)null });
        output.Error(new ErrorJson("not-found", "không có", 1) { RetryAfterSeconds = 1.5 });

        var document = JsonDocument.Parse(terminal.Output).RootElement;
        Assert.Contains("\"Bắc Giang\"", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(["areaName", "value"], document.EnumerateObject().Select(p => p.Name));
        var error = JsonDocument.Parse(terminal.Errors).RootElement.GetProperty("error");
        Assert.Equal(("not-found", "không có", 1, 1.5), (
            error.GetProperty("code").GetString(), error.GetProperty("message").GetString(), error.GetProperty("exitCode").GetInt32(), error.GetProperty("retryAfterSeconds").GetDouble()));
    }

    [Fact]
    public async Task Without_a_person_at_the_terminal_there_is_no_progress()
    {
        using var terminal = new TestTerminal();
        var output = new ToolOutput(terminal.Terminal, Language.English, isJson: false);

        var done = await output.ProgressAsync(Name, tell =>
        {
            tell(1, 2);
            return Task.FromResult(7);
        });

        Assert.Equal((7, "", ""), (done, terminal.Output, terminal.Errors));
    }
}

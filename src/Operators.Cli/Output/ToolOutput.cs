using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Spectre.Console;

namespace Telemetry.Operators.Cli.Output;

/// <summary>
/// Where a command says what it found: words and tables for people, or with <c>--json</c> one document on standard output and nothing else
/// there. Every text that is given to it from outside is shown as it is, never taken for markup, its control characters made visible.
/// </summary>
internal sealed class ToolOutput(Terminal terminal, Language language, bool isJson)
{
    // A file or a pipe has no width at which lines must end.
    private const int EndlessWidth = 100_000;

    /// <summary>How every document of the tool is written: camelCase, Vietnamese letters as they are, what is absent left out.</summary>
    public static JsonSerializerOptions JsonFormat { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.LatinExtendedB,
            UnicodeRanges.CombiningDiacriticalMarks, UnicodeRanges.LatinExtendedAdditional),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Language of the words.</summary>
    public Language Language => language;

    /// <summary>Whether a machine reads the result: then <see cref="Json"/> is called once, and lines and tables write nothing.</summary>
    public bool IsJson => isJson;

    /// <summary>Whether a person looks at the standard output.</summary>
    public bool IsInteractive => terminal.IsOutInteractive;

    /// <summary>A phrase in the output's language.</summary>
    public string Say(Phrase phrase, params IReadOnlyList<object?> values) => phrase.In(language, values);

    /// <summary>A line of the result for people.</summary>
    public void Line(Phrase phrase, params IReadOnlyList<object?> values) => WriteLine(terminal.Out, Say(phrase, values));

    /// <summary>A line of the result for people, of text from outside.</summary>
    public void Line(string text) => WriteLine(terminal.Out, VisibleText.Of(text));

    /// <summary>A line of the result for people, parts of it standing out at a terminal that has colours.</summary>
    public void Line(params IReadOnlyList<TextRun> runs)
    {
        if (isJson || !terminal.IsOutInteractive || !terminal.MayColour)
        {
            Line(string.Concat(runs.Select(r => r.Text)));
            return;
        }

        var line = new Paragraph();
        foreach (var run in runs)
        {
            line.Append(VisibleText.Of(run.Text), StyleOf(run.Emphasis));
        }

        var console = Console(terminal.Out, isInteractive: true);
        console.Write(line);
        console.WriteLine();
    }

    /// <summary>An empty line of the result for people.</summary>
    public void Line() => WriteLine(terminal.Out, "");

    /// <summary>What people should know beside the result: on standard error, so that the result can be piped. Not with <c>--json</c>.</summary>
    public void Note(Phrase phrase, params IReadOnlyList<object?> values) => WriteLine(terminal.Error, Say(phrase, values));

    /// <summary>The same, of text from outside.</summary>
    public void Note(string text) => WriteLine(terminal.Error, VisibleText.Of(text));

    /// <summary>A table for people: with lines at a terminal, in plain columns into a file or pipe.</summary>
    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (isJson)
        {
            return;
        }

        var table = new Table { Border = terminal.IsOutInteractive ? TableBorder.Rounded : TableBorder.None, ShowRowSeparators = false };
        foreach (var column in columns)
        {
            var head = new Spectre.Console.TableColumn(new Text(column.Title.In(language))) { Alignment = column.IsNumber ? Justify.Right : Justify.Left };
            head.Padding = terminal.IsOutInteractive ? new Padding(1, 0, 1, 0) : new Padding(0, 0, 2, 0);
            head.NoWrap = column.IsNumber;
            table.AddColumn(head);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(VisibleText.Of(cell))));
        }

        if (terminal.IsOutInteractive)
        {
            Console(terminal.Out, isInteractive: true).Write(table);
            return;
        }

        using var plain = new StringWriter();
        Console(plain, isInteractive: false).Write(table);
        foreach (var line in plain.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>The whole result for a machine. Call it once, and only where <see cref="IsJson"/>.</summary>
    public void Json<T>(T result) => terminal.Out.WriteLine(JsonSerializer.Serialize(result, JsonFormat));

    /// <summary>Bytes as the result, such as a workbook; nothing else may be written to standard output then.</summary>
    public async Task BytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var stream = terminal.OpenOut();
        await stream.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Why there is no result: a sentence, or with <c>--json</c> an <see cref="ErrorJson"/> on standard error.</summary>
    public void Error(ErrorJson error) => terminal.Error.WriteLine(isJson ? JsonSerializer.Serialize(new ErrorJson.Document(error), JsonFormat) : VisibleText.Of(error.Message));

    /// <summary>Runs work that takes a while, with a bar on standard error where a person looks at it.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; it tells parts done and parts in all (0 while not known).</param>
    public async Task<T> ProgressAsync<T>(Phrase title, Func<Action<long, long>, Task<T>> work)
    {
        if (isJson || !terminal.IsErrorInteractive || !terminal.MayColour)
        {
            return await work(static (_, _) => { });
        }

        return await Console(terminal.Error, isInteractive: true).Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(title.In(language)));
                task.IsIndeterminate = true;
                return await work((done, all) =>
                {
                    task.IsIndeterminate = all <= 0;
                    task.MaxValue = Math.Max(1, all);
                    task.Value = done;
                });
            });
    }

    private static Style StyleOf(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Strong => new Style(decoration: Decoration.Bold),
        Emphasis.Wrong => new Style(foreground: Color.Red, decoration: Decoration.Bold),
        Emphasis.Right => new Style(foreground: Color.Green, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    private void WriteLine(TextWriter writer, string line)
    {
        if (!isJson)
        {
            writer.WriteLine(line);
        }
    }

    private IAnsiConsole Console(TextWriter writer, bool isInteractive)
    {
        var may = isInteractive && terminal.MayColour;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = may ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = may ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = may ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isInteractive)
        {
            console.Profile.Width = EndlessWidth;
        }

        return console;
    }
}

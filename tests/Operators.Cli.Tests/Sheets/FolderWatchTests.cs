using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Watching;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>One file never keeps a watched folder's others from being settled. None here comes as far as the service.</summary>
public sealed class FolderWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-cli-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_whose_reading_fails_unexpectedly_is_refused_with_an_explanation_and_the_next_is_settled()
    {
        Write("a.csv", "Đơn vị;Số\nYên Thế;5\n");
        Write("a.mapping.json", """{ "version": 1, "sheet": "\ud800", "header": "1", "labels": "A", "columns": [{ "column": "B", "metric": "x" }] }""");
        Write("b.csv", "Đơn vị;Số\nYên Thế;5\n");

        await WatchAsync(new StringWriter());

        Assert.Equal(["a.csv", "a.csv.verdicts.txt", "b.csv", "b.csv.verdicts.txt"], Refused());
        Assert.NotEmpty(await File.ReadAllTextAsync(Path.Combine(_folder, "refused", "a.csv.verdicts.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_before_its_turn_is_passed_over()
    {
        Write("a.csv", "Đơn vị;Số\nYên Thế;5\n");
        Write("b.csv", "Đơn vị;Số\nYên Thế;5\n");
        Write("c.csv", "Đơn vị;Số\nYên Thế;5\n");

        await WatchAsync(new Thief(Path.Combine(_folder, "b.csv")));

        Assert.Equal(["a.csv", "a.csv.verdicts.txt", "c.csv", "c.csv.verdicts.txt"], Refused());
    }

    private async Task WatchAsync(TextWriter said)
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = new Uri("http://127.0.0.1:1"), ApiKey = "KEY", AllowPlainText = true });
        var terminal = new Terminal { Out = said, Error = TextWriter.Null, OpenOut = () => Stream.Null, Variable = _ => null };
        var watch = new FolderWatch(_folder, client, new RetrySchedule(), new FolderLook(_folder, TimeSpan.Zero, TimeProvider.System), new ToolOutput(terminal, Language.English, isJson: false));
        watch.Prepare();

        // The first look only remembers the files.
        await watch.StepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(WatchStep.Done, await watch.StepAsync(TestContext.Current.CancellationToken));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private IEnumerable<string> Refused() => Directory.EnumerateFiles(Path.Combine(_folder, "refused")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    /// <summary>Takes a file away as soon as something is said, that is, between two files of one look.</summary>
    private sealed class Thief(string path) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value) => File.Delete(path);

        public override void Write(string? value) => File.Delete(path);
    }
}

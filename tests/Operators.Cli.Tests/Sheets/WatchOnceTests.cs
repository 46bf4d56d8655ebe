namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary><c>telemetry watch --once</c> where nothing becomes complete; no service is asked.</summary>
public sealed class WatchOnceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-cli-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("en", "1 files are still changing and were left for the next run: slow.csv")]
    [InlineData("vi", "1 tệp vẫn đang thay đổi, chưa gửi; lần chạy sau sẽ gửi: slow.csv")]
    public async Task A_file_that_never_settles_is_named_and_the_run_is_not_a_success(string language, string expected)
    {
        using var terminal = new TestTerminal(("TELEMETRY_API_KEY", "tk_x"));
        var path = Path.Combine(_folder, "slow.csv");
        await File.WriteAllTextAsync(path, "1");

        var run = terminal.RunAsync("watch", _folder, "--once", "--settle", "2", "--lang", language);
        while (!run.IsCompleted)
        {
            await File.AppendAllTextAsync(path, "1");
            await Task.WhenAny(run, Task.Delay(100));
        }

        Assert.Equal(1, await run);
        Assert.Contains(expected, terminal.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }
}

using System.Text;
using Telemetry.Operators.Cli.Keys;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_there_is_replaced_only_when_that_was_said()
    {
        var path = Path.Combine(_folder.FullName, "report.csv");
        await OutputFile.WriteAsync(path, "one"u8.ToArray(), mayReplace: false, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<UnusableException>(() => OutputFile.WriteAsync(path, "two"u8.ToArray(), mayReplace: false, CancellationToken.None));

        Assert.Contains("--force", refused.In(Language.English), StringComparison.Ordinal);
        Assert.Equal("one", await File.ReadAllTextAsync(path));
        await OutputFile.WriteAsync(path, "two"u8.ToArray(), mayReplace: true, CancellationToken.None);
        Assert.Equal("two", await File.ReadAllTextAsync(path));
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("/does/not/exist/report.csv")]
    [InlineData("")]
    [InlineData("\0")]
    public async Task Where_nothing_can_be_written_is_said(string path) =>
        await Assert.ThrowsAsync<UnusableException>(() => OutputFile.WriteAsync(path, "x"u8.ToArray(), mayReplace: true, CancellationToken.None));

    [Fact]
    public void A_keys_file_is_its_owners_alone_and_gone_when_there_was_no_key()
    {
        var path = Path.Combine(_folder.FullName, "key");
        KeyFile.Make(path)!.Dispose();
        Assert.False(File.Exists(path));

        using (var file = KeyFile.Make(path)!)
        {
            file.Write("id", "tk_x");
        }

        Assert.Equal("tk_x\n", File.ReadAllText(path, Encoding.ASCII));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Throws<UnusableException>(() => KeyFile.Make(path));
        Assert.Equal("tk_x\n", File.ReadAllText(path, Encoding.ASCII));
    }
}

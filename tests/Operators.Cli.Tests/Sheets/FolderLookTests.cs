using Telemetry.Operators.Cli.Sheets.Watching;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Which files of a watched folder are taken, and when.</summary>
public sealed class FolderLookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-cli-tests-").FullName;
    private readonly StepTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_taken_when_it_has_been_left_alone_for_a_while()
    {
        var look = Look();
        Write("a.csv", "1");

        Assert.Empty(look.Complete(out var isPending, out _));
        Assert.True(isPending);
        _time.Pass(1);
        Write("a.csv", "12");
        Assert.Empty(look.Complete(out _, out _));
        _time.Pass(1.5);
        Assert.Empty(look.Complete(out _, out _));
        _time.Pass(0.5);
        Assert.Equal(["a.csv"], look.Complete(out isPending, out _).Select(Path.GetFileName));
        Assert.False(isPending);
    }

    [Fact]
    public void The_oldest_comes_first()
    {
        var look = Look();
        Write("b.csv", "1", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Write("a.xlsx", "1", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        Write("c.csv", "1", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        look.Complete(out _, out _);
        _time.Pass(2);
        Assert.Equal(["b.csv", "c.csv", "a.xlsx"], look.Complete(out _, out _).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_no_sheet_is_told_once_and_what_is_in_the_making_not_at_all()
    {
        var look = Look();
        foreach (var name in new[] { "notes.docx", "~$a.xlsx", ".hidden.csv", "a.csv.part", "a.mapping.json", "a.receipt.json" })
        {
            Write(name, "x");
        }

        Write("empty.csv", "");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), "/etc/hostname");

        look.Complete(out var isPending, out var ignored);
        Assert.Equal(["empty.csv", "link.csv", "notes.docx"], ignored.Order(StringComparer.Ordinal));
        Assert.False(isPending);
        look.Complete(out _, out ignored);
        Assert.Empty(ignored);
    }

    private FolderLook Look() => new(_folder, TimeSpan.FromSeconds(2), _time);

    private void Write(string name, string content, DateTime? written = null)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        if (written is { } time)
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }

    private sealed class StepTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}

namespace Telemetry.Operators.Tests.Running;

/// <summary>Spools and submissions for tests: waits are short, and closing does not go on sending.</summary>
internal static class TestSpool
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static SpoolOptions Options(string folder) => new()
    {
        Folder = folder,
        DrainTimeout = TimeSpan.Zero,
        Retry = new RetryOptions { FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromMilliseconds(20), HeldWait = TimeSpan.FromMilliseconds(20) },
    };

    public static SubmissionTable Table(string id, long value = 1)
    {
        var table = new SubmissionTable(id, "2013-06");
        table.AddColumn("subscribers.fixed_wired");
        table.AddRow("24").Set("subscribers.fixed_wired", value);
        return table;
    }

    /// <summary>Waits for what a condition says, by asking it.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until {what}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    public static string[] Names(string folder, string part) =>
        [.. Directory.EnumerateFileSystemEntries(Path.Combine(folder, part)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];
}

using System.Diagnostics.Metrics;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

public sealed class SpoolEnqueueTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TelemetryClient _client = new(new TelemetryClientOptions { Address = new Uri("http://127.0.0.1:1") });

    [Fact]
    public async Task When_the_call_returns_the_bytes_lie_on_the_disk()
    {
        await using var spool = await OpenAsync();
        var table = TestSpool.Table("a", 42);

        await spool.EnqueueAsync(table);

        var file = File.ReadAllBytes(Path.Combine(_folder.Path, "pending", "00000000000000000001.submission"));
        var bytes = table.Encode().Bytes.ToArray();
        Assert.Equal(bytes, file[^bytes.Length..]);
        Assert.Equal((1, file.Length), (spool.Status.Pending, spool.Status.PendingBytes));
        Assert.Empty(TestSpool.Names(_folder.Path, "tmp"));
    }

    [Fact]
    public async Task The_same_again_adds_nothing_and_other_content_under_the_id_is_an_error()
    {
        await using var spool = await OpenAsync();
        await spool.EnqueueAsync(TestSpool.Table("a"));

        Assert.Equal(SpoolState.Pending, (await spool.EnqueueAsync(TestSpool.Table("a"))).State);
        var error = await Assert.ThrowsAsync<SpoolException>(() => spool.EnqueueAsync(TestSpool.Table("a", 2)));

        Assert.Equal(SpoolFault.DifferentContent, error.Fault);
        Assert.Equal(1, spool.Status.Enqueued);

        // Also of what was settled, and after a restart.
        await spool.DisposeAsync();
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        await using var later = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path));
        Assert.True(await later.DrainAsync(TestSpool.Patience));
        Assert.Equal(SpoolState.Acknowledged, (await later.EnqueueAsync(TestSpool.Table("a"))).State);
        Assert.Equal(SpoolFault.DifferentContent, (await Assert.ThrowsAsync<SpoolException>(() => later.EnqueueAsync(TestSpool.Table("a", 2)))).Fault);
        Assert.Equal(1, later.Status.Enqueued);
    }

    [Fact]
    public async Task A_full_spool_says_so_and_stays_as_it_is()
    {
        await using var spool = await OpenAsync(o => o with { MaxPending = 2 });
        await spool.EnqueueAsync(TestSpool.Table("a"));
        await spool.EnqueueAsync(TestSpool.Table("b"));

        Assert.Equal(SpoolFault.Full, (await Assert.ThrowsAsync<SpoolException>(() => spool.EnqueueAsync(TestSpool.Table("c")))).Fault);
        Assert.Equal((2, 2), (spool.Status.Enqueued, TestSpool.Names(_folder.Path, "pending").Length));
        Assert.Empty(TestSpool.Names(_folder.Path, "tmp"));
        Assert.Null(spool.Find("c"));
    }

    [Fact]
    public async Task Too_many_bytes_are_a_full_spool_too()
    {
        await using var spool = await OpenAsync(o => o with { MaxPendingBytes = 1 << 20 });
        var large = new SubmissionTable("large", "2013-06", Enumerable.Range(0, 200_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        large.AddColumn("subscribers.fixed_wired", 0, [.. Enumerable.Repeat(1L, 200_000)]);

        Assert.Equal(SpoolFault.Full, (await Assert.ThrowsAsync<SpoolException>(() => spool.EnqueueAsync(large))).Fault);
        await spool.EnqueueAsync(TestSpool.Table("small"));
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told_and_leaves_the_spool_sound()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of folders");
        await using var spool = await OpenAsync();
        var temporary = Path.Combine(_folder.Path, "tmp");
        Directory.Delete(temporary);
        File.WriteAllText(temporary, "in the way");

        Assert.Equal(SpoolFault.Unwritable, (await Assert.ThrowsAsync<SpoolException>(() => spool.EnqueueAsync(TestSpool.Table("a")))).Fault);
        Assert.Equal(0, spool.Status.Enqueued);

        File.Delete(temporary);
        Directory.CreateDirectory(temporary);
        Assert.Equal(SpoolState.Pending, (await spool.EnqueueAsync(TestSpool.Table("a"))).State);
    }

    [Fact]
    public async Task One_spool_a_folder_and_none_after_closing()
    {
        var spool = await OpenAsync();
        Assert.Equal(SpoolFault.InUse, (await Assert.ThrowsAsync<SpoolException>(() => OpenAsync())).Fault);

        await spool.DisposeAsync();
        await spool.DisposeAsync();
        Assert.Equal(SpoolFault.Closed, (await Assert.ThrowsAsync<SpoolException>(() => spool.EnqueueAsync(TestSpool.Table("a")))).Fault);
        await using var next = await OpenAsync();
    }

    [Fact]
    public async Task Whoever_waits_when_the_spool_closes_is_told()
    {
        var spool = await OpenAsync();
        await spool.EnqueueAsync(TestSpool.Table("a"));
        var waiting = spool.WaitForAsync("a", Timeout.InfiniteTimeSpan);
        var enqueuing = Enumerable.Range(0, 20).Select(i => spool.EnqueueAsync(TestSpool.Table($"b{i}"))).ToList();

        await spool.DisposeAsync();

        Assert.Equal(SpoolState.Pending, (await waiting.WaitAsync(TestSpool.Patience))!.State);
        var taken = 0;
        foreach (var call in enqueuing)
        {
            try
            {
                await call.WaitAsync(TestSpool.Patience);
                taken++;
            }
            catch (SpoolException e)
            {
                Assert.Equal(SpoolFault.Closed, e.Fault);
            }
        }

        Assert.Equal(1 + taken, TestSpool.Names(_folder.Path, "pending").Length);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("con")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("A/B")]
    public async Task An_id_never_leads_out_of_the_folder(string id)
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Path.Combine(_folder.Path, "a", "spool")));
        await spool.EnqueueAsync(TestSpool.Table(id));

        Assert.True(await spool.DrainAsync(TestSpool.Patience));

        var name = Assert.Single(TestSpool.Names(_folder.Path, "a/spool/receipts"));
        Assert.Matches("^[a-z0-9_-]+-[0-9a-f]{32}[.]json$", name);
        Assert.Equal(SpoolState.Acknowledged, spool.Find(id)!.State);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_not_taken()
    {
        await using var spool = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => spool.EnqueueAsync(TestSpool.Table("a\nb")));
        await Assert.ThrowsAsync<ArgumentException>(() => spool.EnqueueAsync(new SubmissionTable("a", "2013-06") { DryRun = true }));
        Assert.Empty(TestSpool.Names(_folder.Path, "pending"));
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_in_once()
    {
        await using var spool = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => spool.EnqueueAsync(TestSpool.Table($"{i % 30}"))));

        Assert.Equal((30, 30), (spool.Status.Enqueued, TestSpool.Names(_folder.Path, "pending").Length));
    }

    [Fact]
    public async Task The_instruments_say_what_the_status_says()
    {
        await using var spool = await OpenAsync();
        await spool.EnqueueAsync(TestSpool.Table("a"));
        var seen = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == SubmissionSpool.MeterName)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags[0].Value as string == Path.GetFileName(_folder.Path))
            {
                seen[instrument.Name] = value;
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal(
            (1L, 0L, 0L, 1L, spool.Status.PendingBytes),
            (seen["telemetry.spool.enqueued"], seen["telemetry.spool.acknowledged"], seen["telemetry.spool.refused"], seen["telemetry.spool.pending"], seen["telemetry.spool.pending.size"]));
    }

    [Fact]
    public void Every_fault_of_the_options_is_listed()
    {
        var options = new SpoolOptions { Folder = " ", MaxPending = 0, MaxPendingBytes = 1, DrainTimeout = TimeSpan.FromDays(1), Retry = new RetryOptions { Factor = 0 } };
        Assert.Equal(5, options.Faults().Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _folder.Dispose();
    }

    private Task<SubmissionSpool> OpenAsync(Func<SpoolOptions, SpoolOptions>? with = null)
    {
        var options = TestSpool.Options(_folder.Path);
        return SubmissionSpool.OpenAsync(_client, with?.Invoke(options) ?? options);
    }
}

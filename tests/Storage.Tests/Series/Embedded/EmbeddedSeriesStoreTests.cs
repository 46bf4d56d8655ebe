using System.Globalization;
using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Storage.Tests.Series.Embedded;

/// <summary>What the contract does not say: files, options, damage, size.</summary>
public sealed class EmbeddedSeriesStoreTests : IDisposable
{
    private readonly SeriesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_wrong_options_are_listed()
    {
        var wrong = Assert.Throws<ArgumentException>(() => EmbeddedSeriesStore.Open(new() { Folder = " ", CheckpointBytes = 5 }));
        Assert.Contains("Folder is ' '", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("CheckpointBytes is 5; expected 1048576 to 1073741824", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_layout_is_refused_and_left_alone()
    {
        await using (Open())
        {
        }

        Execute("PRAGMA user_version=99");
        Assert.Contains("layout 99", Assert.Throws<InvalidDataException>(() => { _ = Open(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_was_closed_says_so()
    {
        var store = Open();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAsync(Sample.Select()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync([], 1));
    }

    [Fact]
    public async Task Damage_is_reported_with_its_place_and_never_read_as_figures()
    {
        await using (var store = Open())
        {
            await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 160), Sample.Cell(1, Sample.Area(1), "mobile", 1, period: Sample.July)], 1);
        }

        Execute("UPDATE blocks SET data = substr(data, 1, length(data) - 1) || x'07' WHERE id = (SELECT min(id) FROM blocks)");
        await using var damaged = Open();
        var report = await Assert.ThrowsAsync<InvalidDataException>(async () => await damaged.ReadAsync(Sample.Select()));
        Assert.Contains("period 2013-06, shard 24@2004-01-01, source vnpt", report.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await damaged.ReadRevisionsAsync(Sample.Select(), Sample.Area(1)));
        Assert.Equal(1, Assert.Single(CellRevision.Of(await damaged.ReadAsync(Sample.Select(Sample.July)))).Value);
    }

    [Fact]
    public async Task Two_stores_on_one_file_do_not_write_over_each_other()
    {
        await using var first = Open();
        await using var second = Open();
        await first.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await second.AppendAsync([Sample.Cell(1, Sample.Area(2), "mobile", 2)], 1));
        Assert.Equal(0, second.Position);
        Assert.Equal(Sample.Area(1), Assert.Single(CellRevision.Of(await first.ReadAsync(Sample.Select()))).Area);
    }

    [Fact]
    public async Task A_store_whose_log_was_cut_anywhere_is_older_but_whole()
    {
        var model = new SeriesModel();
        var positions = new List<long> { 0 };
        var history = new List<SeriesPatch>();
        byte[] log;
        byte[] file;
        await using (var store = Open())
        {
            var generator = new PatchGenerator(5);
            for (var position = 1L; position <= 60; position++)
            {
                var patches = generator.Entry(position);
                history.AddRange(patches);
                await store.AppendAsync(patches, position);
                positions.Add(position);
            }

            file = await ReadSharedAsync(SeriesSchema.FileName);
            log = await ReadSharedAsync(SeriesSchema.FileName + "-wal");
        }

        var random = new Random(5);
        var cuts = new HashSet<long>();
        for (var i = 0; i < 40; i++)
        {
            using var copy = new SeriesFolder();
            await File.WriteAllBytesAsync(Path.Combine(copy.Path, SeriesSchema.FileName), file);
            await File.WriteAllBytesAsync(Path.Combine(copy.Path, SeriesSchema.FileName + "-wal"), log[..random.Next(log.Length / 10, log.Length + 1)]);
            await using var store = EmbeddedSeriesStore.Open(new() { Folder = copy.Path });
            cuts.Add(store.Position);
            Assert.Contains(store.Position, positions);
            model.Clear();
            model.Append(history.Where(p => p.Sequence <= store.Position));
            var all = new SeriesSelection { Periods = [.. history.Select(p => p.Period)] };
            Assert.Equal(model.Read(all).ToHashSet(), CellRevision.Of(await store.ReadAsync(all)).ToHashSet());

            // And it goes on from there.
            await store.AppendAsync([.. history.Where(p => p.Sequence > store.Position)], 60);
            model.Append(history.Where(p => p.Sequence > store.Position));
        }

        Assert.True(cuts.Count > 10);
    }

    [Fact]
    public async Task The_log_does_not_grow_for_ever_under_appends_without_pause()
    {
        const long Every = EmbeddedSeriesStoreOptions.LeastCheckpointBytes;
        await using var store = Open(Every);
        var areas = Enumerable.Range(0, 2_000).Select(Sample.Area).ToArray();
        var random = new Random(1);
        for (var sequence = 1L; sequence <= 3_000; sequence++)
        {
            var values = areas.Select(_ => random.NextInt64(1L << 40)).ToArray();
            await store.AppendAsync([Sample.Table(sequence, areas, [Sample.Column("a", values), Sample.Column("b", values)], period: Period.Day(Sample.June.First.AddDays((int)sequence)))], sequence);
        }

        Assert.InRange(new FileInfo(Path.Combine(_folder.Path, SeriesSchema.FileName + "-wal")).Length, 0, store.LoggedBytes / 2);
        Assert.True(store.LoggedBytes > 60 * Every, "the test writes too little to say anything");
    }

    [Fact]
    public async Task National_tables_take_less_than_four_bytes_a_value()
    {
        var month = new NationalMonth(seed: 1);
        const int Sources = 6;
        await using (var store = Open())
        {
            for (var source = 1; source <= Sources; source++)
            {
                await store.AppendAsync(month.Patches(source, string.Create(CultureInfo.InvariantCulture, $"operator.{source}"), Sample.June), source);
            }
        }

        var bytes = new FileInfo(Path.Combine(_folder.Path, SeriesSchema.FileName)).Length;
        var values = (double)Sources * month.Values;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / values:F2} bytes a value"));
        Assert.InRange(bytes / values, 1, 3.2);
    }

    private EmbeddedSeriesStore Open(long checkpointBytes = 16 << 20)
        => EmbeddedSeriesStore.Open(new() { Folder = _folder.Path, CheckpointBytes = checkpointBytes });

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, SeriesSchema.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private async Task<byte[]> ReadSharedAsync(string name)
    {
        await using var stream = new FileStream(Path.Combine(_folder.Path, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}

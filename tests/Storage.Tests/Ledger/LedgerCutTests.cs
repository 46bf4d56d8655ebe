using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>The power fails: copies of the files as they could then lie on the disk are reopened.</summary>
public sealed class LedgerCutTests
{
    private const int Acknowledged = 12;
    private const int Later = 10;
    private const int PageBytes = 16 << 10;

    [Fact]
    public async Task A_log_cut_anywhere_after_the_last_acknowledgement_loses_nothing_acknowledged()
    {
        var image = await Image.Take();
        var random = new Random(1);
        var cuts = new List<long> { image.AcknowledgedLog, image.Log.Length, image.AcknowledgedLog + 1, image.Log.Length - 1 };
        for (var frame = image.AcknowledgedLog; frame < image.Log.Length; frame += PageBytes + 24)
        {
            cuts.AddRange([frame, frame + 12, frame + 24, frame + 24 + random.Next(PageBytes)]);
        }

        foreach (var cut in cuts.Distinct())
        {
            await Reopen(image, image.Main, image.Log[..(int)Math.Min(cut, image.Log.Length)], index: cut % 2 == 0 ? image.Index : null, $"log cut at {cut}");
        }
    }

    [Fact]
    public async Task Garbage_after_the_last_acknowledgement_loses_nothing_acknowledged()
    {
        var image = await Image.Take();
        var random = new Random(2);
        foreach (var length in new[] { 1, 23, 24, 100, PageBytes, PageBytes + 24, 100_000 })
        {
            var garbage = new byte[length];
            var acknowledged = image.Log[..(int)image.AcknowledgedLog];
            await Reopen(image, image.Main, [.. acknowledged, .. garbage], image.Index, $"{length} zeros");
            random.NextBytes(garbage);
            await Reopen(image, image.Main, [.. acknowledged, .. garbage], null, $"{length} random bytes");

            // A later frame in part: what was written last reached the disk first.
            var torn = (byte[])image.Log.Clone();
            var hole = (int)image.AcknowledgedLog + random.Next(torn.Length - (int)image.AcknowledgedLog);
            torn.AsSpan(hole, Math.Min(length, torn.Length - hole)).Clear();
            await Reopen(image, image.Main, torn, image.Index, $"hole of {length} at {hole}");
        }
    }

    [Fact]
    public async Task A_copy_into_the_main_file_cut_anywhere_loses_nothing_acknowledged()
    {
        var image = await Image.Take();
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            var mixed = (byte[])image.CopiedMain.Clone();
            for (var at = 0; at < image.Main.Length; at += PageBytes)
            {
                if (random.Next(2) == 0)
                {
                    image.Main.AsSpan(at, PageBytes).CopyTo(mixed.AsSpan(at));
                }
            }

            var length = image.Main.Length + random.Next(mixed.Length - image.Main.Length);
            await Reopen(image, mixed[..length], image.Log, i % 2 == 0 ? image.Index : null, $"main file mixed, {length} bytes");
        }
    }

    private static async Task Reopen(Image image, byte[] main, byte[] log, byte[]? index, string what)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File(image.Name), main);
        await File.WriteAllBytesAsync(folder.File(image.Name + LedgerFiles.LogSuffix), log);
        if (index is not null)
        {
            await File.WriteAllBytesAsync(folder.File(image.Name + LedgerFiles.LogIndexSuffix), index);
        }

        await using var ledger = LedgerFixture.Open(folder.Path);
        Assert.True(ledger.Head.Sequence >= Acknowledged, what);
        Assert.True(ledger.Verify().IsSound, what);
        foreach (var (header, entry) in image.Receipts)
        {
            var stored = ledger.Get(header.Sequence)!;
            Assert.Equal(header.Hash, stored.Header.Hash);
            Assert.Equal(entry.Payload.ToArray(), stored.Payload.ToArray());
        }

        Assert.Equal(ledger.Head.Sequence + 1, (await ledger.AppendAsync(LedgerFixture.Entry("after"))).Header.Sequence);
        Assert.True(ledger.Verify().IsSound, what);
    }

    private sealed record Image(string Name, byte[] Main, byte[] CopiedMain, byte[] Log, byte[] Index, long AcknowledgedLog, List<(EntryHeader Header, NewEntry Entry)> Receipts)
    {
        public static async Task<Image> Take()
        {
            using var folder = new TemporaryFolder();
            await using var ledger = LedgerFixture.Open(folder.Path);
            var receipts = new List<(EntryHeader, NewEntry)>();
            for (var i = 0; i < Acknowledged; i++)
            {
                var entry = Entry(i);
                receipts.Add(((await ledger.AppendAsync(entry)).Header, entry));
            }

            var acknowledgedLog = new FileInfo(LedgerFixture.Log(folder)).Length;
            await Task.WhenAll(Enumerable.Range(Acknowledged, Later).Select(i => ledger.AppendAsync(Entry(i)).AsTask()));
            var name = Path.GetFileName(LedgerFiles.Active(folder.Path));
            var (main, log, index) = (Copy(folder, name), Copy(folder, name + LedgerFiles.LogSuffix), Copy(folder, name + LedgerFiles.LogIndexSuffix));
            await ledger.DisposeAsync();
            return new Image(name, main, await File.ReadAllBytesAsync(folder.File(name)), log, index, acknowledgedLog, receipts);
        }

        private static NewEntry Entry(int i) => LedgerFixture.Entry($"s-{i}", bytes: i % 3 == 0 ? 60_000 : 500, seed: i);

        private static byte[] Copy(TemporaryFolder folder, string name)
        {
            using var stream = new FileStream(folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}

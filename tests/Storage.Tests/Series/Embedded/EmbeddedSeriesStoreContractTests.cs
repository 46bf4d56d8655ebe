using System.Globalization;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Storage.Tests.Series.Embedded;

/// <summary>The embedded store keeps the contract.</summary>
public sealed class EmbeddedSeriesStoreContractTests : SeriesStoreContract
{
    private readonly SeriesFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override ValueTask<ISeriesStore> OpenEmptyAsync() => OpenAgainAsync();

    // The smallest log, so that checkpoints come into every test that writes much.
    protected override ValueTask<ISeriesStore> OpenAgainAsync()
        => new(EmbeddedSeriesStore.Open(new() { Folder = _folder.Path, CheckpointBytes = EmbeddedSeriesStoreOptions.LeastCheckpointBytes }));

    protected override async Task ReportPushesAsync(int pushes)
    {
        var logged = ((EmbeddedSeriesStore)Store).LoggedBytes;
        await ReopenAsync();
        var file = new FileInfo(Path.Combine(_folder.Path, SeriesSchema.FileName)).Length;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pushes} pushes of one cell, each its own transaction: {logged / pushes} bytes written a push (whole pages), {file / pushes} bytes kept"));

        // Three pages of 2 KiB: the block's, the extent's, the position's. More would mean that merging has gone wrong.
        Assert.InRange(logged / pushes, 1, 7_000);
        Assert.InRange(file / pushes, 1, 40);
    }
}

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Makes a slice of each key's blocks.</summary>
internal sealed class SliceVisitor(SliceBuilder builder, StoreDictionaries dictionaries, SelectionScope scope, long asOf) : IBlockVisitor
{
    /// <summary>The slices so far.</summary>
    public List<SeriesSlice> Slices { get; } = [];

    /// <inheritdoc/>
    public void Visit(BlockKey key, ReadOnlySpan<byte> block) => builder.Add(block, asOf);

    /// <inheritdoc/>
    public void KeyDone(BlockKey key)
    {
        if (builder.Build(key, dictionaries, scope.Metrics) is { } slice)
        {
            Slices.Add(slice);
        }
    }
}

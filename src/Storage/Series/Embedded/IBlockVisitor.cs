namespace Telemetry.Storage.Series.Embedded;

/// <summary>Is shown blocks, all of a key after one another, oldest first.</summary>
internal interface IBlockVisitor
{
    /// <summary>Looks at a block.</summary>
    void Visit(BlockKey key, ReadOnlySpan<byte> block);

    /// <summary>Says that the last block was the last of its key.</summary>
    void KeyDone(BlockKey key);
}

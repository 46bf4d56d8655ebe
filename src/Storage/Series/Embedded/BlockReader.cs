namespace Telemetry.Storage.Series.Embedded;

/// <summary>Walks a block's patches, oldest first.</summary>
internal ref struct BlockReader(BlockHeader header)
{
    /// <summary>Greatest number of a metric.</summary>
    public const int MaxMetric = (1 << 20) - 1;

    private readonly long _last = header.Last;
    private ByteReader _reader = new(header.Body);
    private int _left = header.Patches;

    /// <summary>Sequence of the present patch.</summary>
    public long Sequence { get; private set; } = header.First;

    /// <summary>Where in the block's body the present patch's content starts.</summary>
    public int Start { get; private set; }

    /// <summary>Length of that content.</summary>
    public int Length { get; private set; }

    /// <summary>Steps to the next patch.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            _reader.End();
            return Sequence == _last ? false : throw ByteReader.Damaged("its last patch is missing");
        }

        _left--;
        Sequence += _reader.Long(_last - Sequence);
        Length = _reader.Int(_reader.Remaining);
        Start = _reader.Position;
        _reader.Bytes(Length);
        return true;
    }
}

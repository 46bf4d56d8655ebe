using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// What a block belongs to. A row's id is grain (3 bits), day (17), source (12), shard (18), slot (13; the order of blocks of
/// one key), so that what arrives together, one source's period, lies together and is written as whole pages. Extents are the
/// other way round, shard first: they say which sources a reader of a shard has to look up.
/// </summary>
internal readonly record struct BlockKey(Period Period, int Shard, int Source)
{
    /// <summary>Greatest shard id.</summary>
    public const int MaxShard = (1 << ShardBits) - 1;

    /// <summary>Greatest source id.</summary>
    public const int MaxSource = (1 << SourceBits) - 1;

    /// <summary>Greatest slot.</summary>
    public const int MaxSlot = (1 << SlotBits) - 1;

    private const int DayBits = 17;
    private const int ShardBits = 18;
    private const int SourceBits = 12;
    private const int SlotBits = 13;
    private static readonly int Epoch = new DateOnly(1900, 1, 1).DayNumber;

    /// <summary>Id of the block in a slot.</summary>
    public long RowId(int slot) => (((((long)PeriodCode(Period) << SourceBits) | (uint)Source) << ShardBits | (uint)Shard) << SlotBits) | (uint)slot;

    /// <summary>Key of the extent: a shard's periods side by side.</summary>
    public long ExtentId => ((((long)Shard << (DayBits + 3)) | (uint)PeriodCode(Period)) << SourceBits) | (uint)Source;

    /// <summary>The key in a row's id.</summary>
    public static BlockKey OfRow(long id, out int slot)
    {
        slot = (int)(id & MaxSlot);
        id >>= SlotBits;
        var shard = (int)(id & MaxShard);
        id >>= ShardBits;
        return new BlockKey(PeriodOf((int)(id >> SourceBits)), shard, (int)(id & MaxSource));
    }

    /// <summary>The key in an extent's id.</summary>
    public static BlockKey OfExtent(long id)
    {
        var source = (int)(id & MaxSource);
        id >>= SourceBits;
        var period = (int)(id & ((1 << (DayBits + 3)) - 1));
        return new BlockKey(PeriodOf(period), (int)(id >> (DayBits + 3)), source);
    }

    /// <summary>First and last row id of a period.</summary>
    public static (long First, long Last) Rows(Period period)
        => (new BlockKey(period, 0, 0).RowId(0), new BlockKey(period, MaxShard, MaxSource).RowId(MaxSlot));

    /// <summary>First and last extent id of a period in a shard.</summary>
    public static (long First, long Last) Extents(Period period, int shard)
        => (new BlockKey(period, shard, 0).ExtentId, new BlockKey(period, shard, MaxSource).ExtentId);

    /// <summary>First and last extent id of a shard (null: of all).</summary>
    public static (long First, long Last) Extents(int? shard)
    {
        const int Bits = DayBits + 3 + SourceBits;
        return ((long)(shard ?? 0) << Bits, (((long)(shard ?? MaxShard) + 1) << Bits) - 1);
    }

    /// <summary>Key of a rollup.</summary>
    public static long RollupId(Period period, int shard) => ((long)PeriodCode(period) << ShardBits) | (uint)shard;

    private static int PeriodCode(Period period) => ((int)period.Grain << DayBits) | (period.First.DayNumber - Epoch);

    private static Period PeriodOf(int code)
    {
        var grain = (PeriodGrain)(code >> DayBits);
        var day = Epoch + (code & ((1 << DayBits) - 1));
        if (grain > PeriodGrain.Year || day > DateOnly.MaxValue.DayNumber)
        {
            throw new InvalidDataException("a row's id names no period");
        }

        return Period.Containing(DateOnly.FromDayNumber(day), grain);
    }
}

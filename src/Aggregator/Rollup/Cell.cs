using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>One resolved cell, in an array by unit; 24 bytes.</summary>
internal readonly struct Cell(long value, Provenance how, CellMarks marks, int reported, int expected, int vintage = 0)
{
    /// <summary>Scaled by the metric's decimals; 0 where there is none.</summary>
    public readonly long Value = value;

    /// <summary>Lowest contributing cells that were reported.</summary>
    public readonly int Reported = reported;

    /// <summary>Lowest contributing cells that there could be.</summary>
    public readonly int Expected = expected;

    /// <summary>Oldest period that stands in it, see <see cref="Encode"/>; 0 where none does.</summary>
    public readonly int Vintage = vintage;

    /// <summary>How it came about, or why there is none.</summary>
    public readonly Provenance How = how;

    /// <summary>What else is known.</summary>
    public readonly CellMarks Marks = marks;

    /// <summary>Whether there is a number.</summary>
    public bool HasValue => How is (>= Provenance.Explicit and <= Provenance.Mixed) or Provenance.Lineage;

    /// <summary>Whether there is a number, or the statement that there can be none.</summary>
    public bool IsAnswered => How is (>= Provenance.Explicit and <= Provenance.NotApplicable) or Provenance.Lineage;

    /// <summary>Whether no further rule is to be tried: there is a number, or one that does not fit.</summary>
    public bool IsSettled => HasValue || How == Provenance.OutOfRange;

    /// <summary>Whether the unit itself reported it.</summary>
    public bool IsOwn => (Marks & CellMarks.Own) != CellMarks.None;

    /// <summary>The stored form: how in the lower half, marks in the upper.</summary>
    public byte Flags => (byte)((byte)How | (byte)Marks);

    /// <summary>A cell from its stored form.</summary>
    public static Cell FromFlags(byte flags, long value, int reported, int expected) =>
        new(value, (Provenance)(flags & 0x0F), (CellMarks)(flags & 0xF0), reported, expected);

    /// <summary>The same cell, come about in another way.</summary>
    public Cell As(Provenance how, CellMarks marks) => new(Value, how, marks, Reported, Expected, Vintage);

    /// <summary>A period as a number that orders by first day; never 0.</summary>
    public static int Encode(Period period) => (period.First.DayNumber << 3) | (int)period.Grain;

    /// <summary>The period that <see cref="Encode"/> made the number from.</summary>
    public static Period Decode(int vintage) => Period.Containing(DateOnly.FromDayNumber(vintage >> 3), (PeriodGrain)(vintage & 7));
}

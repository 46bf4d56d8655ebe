namespace Telemetry.Catalogue;

/// <summary>Length of a period, shortest first. Stored in blocks and hashed: never renumber.</summary>
public enum PeriodGrain : byte
{
    /// <summary><c>2013-06-30</c></summary>
    Day = 0,

    /// <summary><c>2013-06</c></summary>
    Month = 1,

    /// <summary><c>2013-Q2</c></summary>
    Quarter = 2,

    /// <summary><c>2013-H1</c>, the first six months. There is no second half: reports run from January.</summary>
    Half = 3,

    /// <summary><c>2013-9M</c>, the first nine months.</summary>
    NineMonths = 4,

    /// <summary><c>2013</c></summary>
    Year = 5,
}

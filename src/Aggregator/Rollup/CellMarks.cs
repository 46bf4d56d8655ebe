namespace Telemetry.Aggregator.Rollup;

/// <summary>What else is known of a cell. Stored in rollups, in the upper half of a flag byte: never renumber.</summary>
[Flags]
internal enum CellMarks : byte
{
    None = 0,

    /// <summary>The unit itself reported it, its shorter periods, its parts or a value that stands: not summed from other units.</summary>
    Own = 0x10,

    /// <summary>Only predecessors' values are in it.</summary>
    Inherited = 0x20,

    /// <summary>A value that stands for a later period is in it.</summary>
    Stood = 0x40,

    /// <summary>A total with a department's aggregate in it.</summary>
    Department = 0x80,
}

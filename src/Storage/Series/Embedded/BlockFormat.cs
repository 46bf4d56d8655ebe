namespace Telemetry.Storage.Series.Embedded;

/// <summary>Numbers of the layout that <see cref="BlockWriter"/> documents.</summary>
internal static class BlockFormat
{
    /// <summary>Written into every block; another one is refused.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of the checksum in front.</summary>
    public const int ChecksumBytes = 4;

    /// <summary>Most bytes before the first patch.</summary>
    public const int MaxHeader = ChecksumBytes + 1 + (3 * Varints.MaxBytes);

    /// <summary>Bits of the decimals in a column's second byte.</summary>
    public const int DecimalsMask = 0x1F;

    /// <summary>Where the <see cref="RowForm"/> is.</summary>
    public const int RowFormShift = 5;

    /// <summary>That states are listed.</summary>
    public const int StatesFlag = 0x80;

    /// <summary>Bits of a state in a list of states.</summary>
    public const int StateBits = 3;
}

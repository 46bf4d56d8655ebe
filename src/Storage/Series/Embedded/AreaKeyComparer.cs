using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Compares units quickly: codes are short and mostly the catalogue's own string objects.</summary>
internal sealed class AreaKeyComparer : IEqualityComparer<AreaKey>
{
    /// <summary>The one instance.</summary>
    public static readonly AreaKeyComparer Instance = new();

    private AreaKeyComparer()
    {
    }

    /// <inheritdoc/>
    public bool Equals(AreaKey x, AreaKey y)
        => x.ValidFrom == y.ValidFrom && ((object)x.Code == y.Code || string.Equals(x.Code, y.Code, StringComparison.Ordinal));

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] AreaKey obj)
    {
        var hash = (uint)obj.ValidFrom.DayNumber;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(obj.Code))
        {
            hash = (hash * 31) + unit;
        }

        return (int)(hash * 0x9E3779B1u);
    }
}

using System.Runtime.InteropServices;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Where the bytes are that say which cells a column had.</summary>
/// <param name="AreasStart">Start of the bytes of the patch's areas.</param>
/// <param name="Form">What the bytes of the rows mean.</param>
/// <param name="RowsStart">Start of the bytes of the column's rows; 0: nothing has been read yet.</param>
/// <param name="RowsLength">Length of those.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CoveredRows(int AreasStart, RowForm Form, int RowsStart, int RowsLength);

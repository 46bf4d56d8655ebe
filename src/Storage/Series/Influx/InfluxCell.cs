using System.Runtime.InteropServices;

namespace Telemetry.Storage.Series.Influx;

/// <summary>One cell of an answer: a whole number, a text, or nothing.</summary>
/// <param name="Number">The number; truth is 1.</param>
/// <param name="Text">The text; null for a number.</param>
/// <param name="IsNull">Nothing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InfluxCell(long Number, string? Text, bool IsNull);

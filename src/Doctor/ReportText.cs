using Telemetry.Catalogue;

namespace Telemetry.Doctor;

/// <summary>A report to examine.</summary>
/// <param name="Text">Running text, tables with tabs or bars, or CSV; at most <see cref="MostCharacters"/> characters.</param>
/// <param name="Area">The unit it is about; null: as named in it.</param>
/// <param name="Period">The period it is about; null: as named in it.</param>
public sealed record ReportText(string Text, Area? Area = null, Period? Period = null)
{
    /// <summary>Most characters that are read.</summary>
    public const int MostCharacters = 200_000;
}

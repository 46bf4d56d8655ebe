using System.Globalization;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>What one submission, and one sender, may ask for.</summary>
public sealed record IntakeLimits
{
    /// <summary>Largest request message after decompression, in bytes. Default 16 MiB; 64 KiB to 64 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most cells of one table. Default 500,000: three national months of one operator.</summary>
    public int MaxTableCells { get; init; } = 500_000;

    /// <summary>Most observations of one flat list. Default 200,000.</summary>
    public int MaxObservations { get; init; } = 200_000;

    /// <summary>Submissions a second that one source may send for long, all its credentials together, where it has no limit of its own. Default 5,000; 1 to 100,000.</summary>
    public int SubmissionsPerSecond { get; init; } = 5_000;

    /// <summary>Submissions that one source may send at once. Default 10,000; 1 to 100,000.</summary>
    public int SubmissionBurst { get; init; } = 10_000;

    /// <summary>
    /// Cells that one source may send in a day of Vietnam. Default 2,000,000,000: ten thousand months of one operator at commune level, so that only a
    /// loop gone wild meets it; 1 to 10^15.
    /// </summary>
    public long CellsPerDay { get; init; } = 2_000_000_000;

    /// <summary>Every setting outside its range, with key, value and limit; empty when all are fine.</summary>
    public IEnumerable<string> Validate()
    {
        if (MaxMessageBytes is < 64 * 1024 or > 64 * 1024 * 1024)
        {
            yield return Fault(nameof(MaxMessageBytes), MaxMessageBytes, "65,536 to 67,108,864 bytes");
        }

        if (MaxTableCells is < 1 or > 5_000_000)
        {
            yield return Fault(nameof(MaxTableCells), MaxTableCells, "1 to 5,000,000");
        }

        if (MaxObservations is < 1 or > 1_000_000)
        {
            yield return Fault(nameof(MaxObservations), MaxObservations, "1 to 1,000,000");
        }

        if (SubmissionsPerSecond is < 1 or > SourceLimits.MostSubmissions)
        {
            yield return Fault(nameof(SubmissionsPerSecond), SubmissionsPerSecond, "1 to 100,000");
        }

        if (SubmissionBurst is < 1 or > SourceLimits.MostSubmissions)
        {
            yield return Fault(nameof(SubmissionBurst), SubmissionBurst, "1 to 100,000");
        }

        if (CellsPerDay is < 1 or > SourceLimits.MostCells)
        {
            yield return Fault(nameof(CellsPerDay), CellsPerDay, "1 to 1,000,000,000,000,000");
        }
    }

    /// <summary>The refusal of a message of so many bytes; null where nobody counted them.</summary>
    public IntakeRefusal TooManyBytes(int? found) => new(
        IntakeFault.TooLarge, "", string.Create(CultureInfo.InvariantCulture, $"{(found is { } bytes ? bytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes" : "too many bytes")}; at most {MaxMessageBytes:N0} in one submission. Split it"));

    private static string Fault(string key, long value, string limit) =>
        string.Create(CultureInfo.InvariantCulture, $"Intake:{key} is {value}; expected {limit}");
}

using System.Globalization;

namespace Telemetry.Catalogue.Import;

/// <summary>What all steps of one import share. For one import, on one thread.</summary>
internal sealed class ImportContext(Catalogue known, DateOnly on, DateOnly? validFrom)
{
    /// <summary>The catalogue without this import.</summary>
    public Catalogue Known => known;

    /// <summary>First day of the new units.</summary>
    public DateOnly On => on;

    /// <summary>Last day of the old units.</summary>
    public DateOnly LastDay { get; } = on.AddDays(-1);

    /// <summary>All faults so far.</summary>
    public List<CatalogueFault> Faults { get; } = [];

    /// <summary>Whether a file was no table at all: then there is no telling what is sound in it, and nothing is imported.</summary>
    public bool HasUnreadableFile { get; set; }

    /// <summary>All remarks so far.</summary>
    public List<ImportRemark> Remarks { get; } = [];

    /// <summary>What was read so far.</summary>
    public ImportCounts Counts { get; } = new();

    /// <summary>First day of an old unit: as asked for, but not before its parent's, nor before the end of whatever bore the code until then.</summary>
    public DateOnly FirstDayOf(string code, DateOnly parentFrom)
    {
        var first = validFrom > parentFrom ? validFrom.Value : parentFrom;
        foreach (var earlier in known.AreasWithCode(code))
        {
            if (earlier.ValidTo is { } end && end < LastDay && end >= first)
            {
                first = end.AddDays(1);
            }
        }

        return first;
    }

    /// <summary>A day as it is written in tables and faults.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

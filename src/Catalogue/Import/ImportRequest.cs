using System.Globalization;

namespace Telemetry.Catalogue.Import;

/// <summary>One change of territory to be taken into a catalogue: any of the four files, the others being in the catalogue already.</summary>
public sealed record ImportRequest
{
    /// <summary>The catalogue that the import comes on top of. What an earlier run of the same import wrote into it is left aside.</summary>
    public required CatalogueFiles Known { get; init; }

    /// <summary>First day of the new units; the old ones ended on the day before.</summary>
    public required DateOnly On { get; init; }

    /// <summary>First day of the old units. Default: each one's parent's first day, which is also the earliest possible. Before <see cref="On"/>.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Provinces since the change: <c>code,name</c>. Those that the catalogue has are left as they are.</summary>
    public ImportFile? Provinces { get; init; }

    /// <summary>Communes since the change, directly below provinces: <c>code,name,province_code</c>.</summary>
    public ImportFile? Units { get; init; }

    /// <summary>Communes before the change: <c>code,name,district_code,district,province_code</c>. Districts are taken from the rows.</summary>
    public ImportFile? UnitsBefore { get; init; }

    /// <summary>Which commune became which: <c>old_code,new_code,old_is_divided</c>; <c>old_province_code</c> and <c>new_province_code</c> are checked where given.</summary>
    public ImportFile? Lineage { get; init; }

    /// <summary>Whether sound rows are imported although others have faults. Default false: all or nothing. A file that is no such table at all keeps everything from being imported.</summary>
    public bool SoundOnly { get; init; }

    /// <summary>Reads a day of a request: yyyy-MM-dd, from 1901 to 2200.</summary>
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1901 and <= 2200;
}

using Telemetry.Catalogue;
using Telemetry.Portal.Reports.Schedule;

namespace Telemetry.Portal.Reports;

/// <summary>The reports of a unit and a period, to choose from. Immutable.</summary>
public sealed record ReportChoice
{
    /// <summary>Units of which there are figures that the caller may read, each with its periods, the latest first.</summary>
    public required IReadOnlyList<(Area Area, IReadOnlyList<Period> Periods)> Units { get; init; }

    /// <summary>The period as written.</summary>
    public string Period { get; init; } = "";

    /// <summary>Each report, made as known now, or as of when was asked for.</summary>
    public IReadOnlyList<ReportDocument> Documents { get; init; } = [];

    /// <summary>The last files of these reports that the schedule wrote, as far as it has.</summary>
    public IReadOnlyList<ReportEdition> Editions { get; init; } = [];

    /// <summary>The unit; null where there is none to choose.</summary>
    public Area? Area => Documents.Count > 0 ? Documents[0].Area : Units.Count > 0 ? Units[0].Area : null;
}

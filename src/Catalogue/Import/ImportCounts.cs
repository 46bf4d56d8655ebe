namespace Telemetry.Catalogue.Import;

/// <summary>What an import came to.</summary>
public sealed record ImportCounts
{
    /// <summary>New provinces.</summary>
    public int Provinces { get; internal set; }

    /// <summary>Districts taken from the rows of the old communes.</summary>
    public int Districts { get; internal set; }

    /// <summary>Communes that ended on the day before the change.</summary>
    public int CommunesBefore { get; internal set; }

    /// <summary>Communes that began on the day of the change.</summary>
    public int CommunesAfter { get; internal set; }

    /// <summary>Successions of undivided communes.</summary>
    public int WholeSuccessions { get; internal set; }

    /// <summary>Successions of parts of divided communes.</summary>
    public int PartSuccessions { get; internal set; }

    /// <summary>Units of the files that the catalogue has already; they are used as they are.</summary>
    public int AlreadyKnown { get; internal set; }

    /// <summary>Rows with a fault of their own.</summary>
    public int FaultyRows { get; internal set; }

    /// <summary>Sound rows of the lineage that name a unit with a fault.</summary>
    public int LeftOutWithUnit { get; internal set; }
}

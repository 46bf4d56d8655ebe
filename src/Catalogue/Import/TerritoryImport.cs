namespace Telemetry.Catalogue.Import;

/// <summary>
/// Takes a change of territory into a catalogue: units before and after it and their lineage, as tables for a folder that the
/// host adds. Does no I/O. Every unit before the change ends on the day before it and every unit after it is a new one, even
/// where code and name stayed; the lineage links them.
/// </summary>
public static class TerritoryImport
{
    /// <summary>Reads all files, lists every fault, and checks what would be written by loading it on top of what is known.</summary>
    /// <exception cref="ArgumentException"><see cref="ImportRequest.ValidFrom"/> is not before <see cref="ImportRequest.On"/>.</exception>
    public static ImportResult Run(ImportRequest request)
    {
        if (request.ValidFrom >= request.On)
        {
            throw new ArgumentException("units before a change begin before it", nameof(request));
        }

        // 1. The catalogue without this import, so that a second run finds what the first one found.
        var outputs = ImportTables.Paths(request);
        var rest = request.Known.ByPath.Where(f => !outputs.Contains(f.Key)).ToList();
        var loaded = CatalogueLoader.Load(new CatalogueFiles(rest));
        if (loaded.Catalogue is not { } known)
        {
            return new ImportResult([], loaded.Faults, [], new ImportCounts(), null) { IsKnownFaulty = true };
        }

        // 2. The files, in the order in which they refer to each other.
        var context = new ImportContext(known, request.On, request.ValidFrom);
        var provinces = ProvinceFile.Read(request.Provinces, context);
        var (before, districts) = UnitBeforeFile.Read(request.UnitsBefore, context);
        var after = UnitFile.Read(request.Units, provinces, context);
        var links = LineageFile.Read(request.Lineage, before, after, context);

        // 3. The tables, as the service would load them.
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [ImportTables.ProvincesFrom(request.On)] = ImportTables.Areas(provinces.Values, known),
            [ImportTables.DistrictsBefore(request.On)] = ImportTables.Areas(districts, known),
            [ImportTables.CommunesBefore(request.On)] = ImportTables.Areas(before.Sound.Values.Select(u => u.Unit), known),
            [ImportTables.CommunesFrom(request.On)] = ImportTables.Areas(after.Sound.Values.Select(u => u.Unit), known),
            [ImportTables.Lineage(request.On)] = ImportTables.Successions(links, request.On),
        };
        KeyValuePair<string, byte[]>[] files = [.. outputs.Select(path => KeyValuePair.Create(path, tables[path]))];
        var outcome = CatalogueLoader.Load(new CatalogueFiles(rest.Concat(files)));

        var isAccepted = outcome.Catalogue is not null && (context.Faults.Count == 0 || (request.SoundOnly && !context.HasUnreadableFile));
        CatalogueFault[] faults = [.. context.Faults.Concat(outcome.Faults).OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
        return new ImportResult(isAccepted ? files : [], faults, context.Remarks, context.Counts, isAccepted ? outcome.Catalogue : null);
    }
}

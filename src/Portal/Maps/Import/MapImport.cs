using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps.Import;

/// <summary>Makes maps of a GeoJSON file that the host supplies, or says everything that is wrong with it. Pure.</summary>
public static class MapImport
{
    /// <summary>Reads, checks and draws.</summary>
    public static MapImportResult Run(MapImportRequest request)
    {
        var reader = new GeoJsonReader(request);
        var features = reader.Read();
        if (reader.Faults.Count > 0)
        {
            return new MapImportResult { Faults = reader.Faults };
        }

        var maps = new List<ImportedMap>();
        foreach (var group in features.GroupBy(f => (f.Unit.AtLevel(AreaLevel.Province)!, f.Unit.Level)).OrderBy(g => g.Key.Item1.Key).ThenBy(g => g.Key.Level))
        {
            var (province, level) = group.Key;
            var drawing = ProvinceDraughtsman.Draw([.. group], request.Day);
            maps.Add(new ImportedMap(
                MapFile.PathOf(province.Key, level, request.Day),
                MapFile.Write(drawing),
                province,
                level,
                group.Count(),
                drawing.Shapes.Values.Sum(s => s.Rings.Sum(r => r.Length))));
        }

        return new MapImportResult { Maps = maps };
    }
}

using Telemetry.Catalogue.Import;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Admin;

/// <summary>An import's result as the protocol gives it.</summary>
internal static class TerritoryMapper
{
    private const int MostFaults = 2000;

    public static ImportTerritoryResponse Map(ImportResult result)
    {
        var counts = result.Counts;
        var response = new ImportTerritoryResponse
        {
            Accepted = result.IsAccepted,
            FaultCount = result.Faults.Count,
            CatalogueVersion = result.Catalogue?.Version ?? "",
            Counts = new TerritoryCounts
            {
                Provinces = counts.Provinces,
                Districts = counts.Districts,
                CommunesBefore = counts.CommunesBefore,
                CommunesAfter = counts.CommunesAfter,
                WholeSuccessions = counts.WholeSuccessions,
                PartSuccessions = counts.PartSuccessions,
                AlreadyKnown = counts.AlreadyKnown,
                FaultyRows = counts.FaultyRows,
                LeftOutWithUnit = counts.LeftOutWithUnit,
            },
        };
        response.Faults.AddRange(result.Faults.Take(MostFaults).Select(f => new CatalogueFault
        {
            File = f.File,
            Line = f.Line,
            Key = f.Key,
            Problem = f.Problem,
            Expected = f.Expected,
        }));
        response.Remarks.AddRange(result.Remarks.Take(MostFaults).Select(r => new CatalogueRemark { File = r.File, Line = r.Line, Text = r.Text }));
        response.Tables.AddRange(result.Files.Select(f => f.Key));
        return response;
    }
}

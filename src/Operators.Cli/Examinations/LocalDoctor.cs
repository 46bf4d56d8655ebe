using Telemetry.Catalogue;
using Telemetry.Doctor;
using Telemetry.Doctor.Json;
using ReportText = Telemetry.Doctor.ReportText;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary>Examines on this machine, with the catalogue that is shipped inside the tool and no ledger.</summary>
internal static class LocalDoctor
{
    private const string Prefix = "catalogue/";
    private const int CandidatesShown = 8;

    /// <summary>The document, as a service would answer it that has no figures.</summary>
    /// <param name="text">The report.</param>
    /// <param name="areaText">The unit as given; null: as named in the text.</param>
    /// <param name="periodText">The period as given; null likewise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnusableException">Unit or period is none.</exception>
    public static async Task<ExaminationJson> ExamineAsync(string text, string? areaText, string? periodText, CancellationToken cancellationToken)
    {
        var catalogue = Load();
        Period? period = null;
        if (periodText is not null)
        {
            period = Period.TryParse(periodText, out var given) ? given : throw new UnusableException(DoctorWords.BadPeriod, periodText);
        }

        var area = areaText is null ? null : AreaOf(catalogue, areaText, period);
        var examination = await new ReportDoctor(catalogue).ExamineAsync(new ReportText(text, area, period), new NoLedgerFigures(), cancellationToken);
        return ExaminationJsonMapper.Map(examination, text.Length, hasLedger: false, catalogue, WordsIn.Both);
    }

    private static Area AreaOf(global::Telemetry.Catalogue.Catalogue catalogue, string text, Period? period)
    {
        if (AreaKey.TryParse(text, out var key) ? catalogue.TryGetArea(key, out var area) : period is { } then ? catalogue.TryGetArea(text, then.Last, out area) : (area = null) is not null)
        {
            return area!;
        }

        // Without a period a code alone says too little where it was borne by several units.
        return text.Contains('@', StringComparison.Ordinal) || period is not null ? throw new UnusableException(DoctorWords.BadArea, text) : catalogue.AreasWithCode(text) switch
        {
            [] => throw new UnusableException(DoctorWords.BadArea, text),
            [var one] => one,
            var several => throw new UnusableException(DoctorWords.DatedArea, text, string.Join(", ", several.Take(CandidatesShown).Select(a => a.Key))),
        };
    }

    private static global::Telemetry.Catalogue.Catalogue Load()
    {
        var assembly = typeof(LocalDoctor).Assembly;
        var files = assembly.GetManifestResourceNames().Select(n => (Name: n, Path: n.Replace('\\', '/')))
            .Where(n => n.Path.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => KeyValuePair.Create(n.Path[Prefix.Length..], Read(assembly.GetManifestResourceStream(n.Name)!)));
        var result = CatalogueLoader.Load(new CatalogueFiles(files));
        return result.Catalogue ?? throw new InvalidOperationException("the tool's own catalogue has faults: " + string.Join("; ", result.Faults));
    }

    private static byte[] Read(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}

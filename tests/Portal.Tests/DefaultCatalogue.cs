using Telemetry.Catalogue;

namespace Telemetry.Portal.Tests;

/// <summary>The catalogue that is shipped, loaded once, with a change of the definition of newspapers.</summary>
internal static class DefaultCatalogue
{
    /// <summary>The working copy's top.</summary>
    public static string Repository { get; } = FindRepository();

    public static Catalogue.Catalogue Instance { get; } = Load();

    /// <summary>The province 24 until 30 June 2025.</summary>
    public static Area BacGiang { get; } = Unit("24@2004-07-08");

    /// <summary>The province 24 since 1 July 2025, which Bắc Giang became a part of.</summary>
    public static Area BacNinhNow { get; } = Unit("24@2025-07-01");

    /// <summary>Unchanged through 2025.</summary>
    public static Area QuangNinh { get; } = Unit("22@2004-07-08");

    private static byte[] Breaks => """
        metric,on,note,note_en
        volume.newspapers,2013-06-01,Gồm cả báo điện tử,Electronic papers included
        """u8.ToArray();

    public static Area Unit(string key) =>
        AreaKey.TryParse(key, out var parsed) && Instance.TryGetArea(parsed, out var area) ? area : throw new ArgumentException($"no unit {key}", nameof(key));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no Directory.Packages.props above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }

    private static Catalogue.Catalogue Load()
    {
        var shipped = CatalogueFiles.Read(Path.Combine(Repository, "catalogue"));
        var result = CatalogueLoader.Load(new CatalogueFiles([.. shipped.ByPath, KeyValuePair.Create("breaks/test.csv", Breaks)]));
        return result.Catalogue ?? throw new InvalidDataException(string.Join('\n', result.Faults));
    }
}

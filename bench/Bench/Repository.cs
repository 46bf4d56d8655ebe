namespace Telemetry.Bench;

/// <summary>Places in the repository that the program was built in.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Find();

    /// <summary>The default catalogue.</summary>
    public static string CatalogueFolder => Path.Combine(Root, "catalogue");

    /// <summary>The collector's Release build.</summary>
    public static string Collector => Path.Combine(Root, "src", "Collector", "bin", "Release", "net10.0", "telemetry-collector.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Telemetry.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder with Telemetry.sln above {AppContext.BaseDirectory}.");
    }
}

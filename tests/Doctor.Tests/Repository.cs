using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests;

/// <summary>The working copy that these tests were built in: its catalogue and sample reports.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static Catalogue.Catalogue Catalogue { get; } = Load();

    public static ReportLabeller Labeller { get; } = new(Catalogue);

    public static string Sample(string name) => File.ReadAllText(Path.Combine(Root, "samples", "reports", name));

    public static LabelledReport Label(string text, Area? area = null, Period? period = null) => Labeller.Label(ReportReader.Read(text), area, period);

    private static Catalogue.Catalogue Load()
    {
        var result = CatalogueLoader.Load(CatalogueFiles.Read(Path.Combine(Root, "catalogue")));
        Assert.Empty(result.Faults);
        return Assert.IsType<Catalogue.Catalogue>(result.Catalogue);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Directory.Packages.props above {AppContext.BaseDirectory}");
    }
}

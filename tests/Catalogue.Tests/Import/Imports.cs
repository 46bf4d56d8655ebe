using System.Text;
using Telemetry.Catalogue.Import;

namespace Telemetry.Catalogue.Tests.Import;

/// <summary>A sound import of five communes on the small catalogue's provinces, which a test changes in one place.</summary>
internal static class Imports
{
    public const string ProvinceHeader = "code,name\n";
    public const string UnitHeader = "code,name,kind,province_code\n";
    public const string BeforeHeader = "code,name,kind,district_code,district,province_code,province\n";
    public const string LineageHeader = "old_code,old_name,old_district,old_province_code,new_code,new_name,new_province_code,old_is_divided\n";

    /// <summary>Two communes became one, a third was divided between both new ones.</summary>
    public static readonly string Units = UnitHeader + """
        09001,Phường Kinh Bắc,Phường,24
        09004,Phường Võ Cường,Phường,24
        """;

    public static readonly string Before = BeforeHeader + """
        09001,Phường Vũ Ninh,Phường,256,Thành phố Bắc Ninh,27,Tỉnh Bắc Ninh
        09002,Phường Đáp Cầu,Phường,256,Thành phố Bắc Ninh,27,Tỉnh Bắc Ninh
        09003,Xã Yên Phong,Xã,258,Huyện Yên Phong,27,Tỉnh Bắc Ninh
        """;

    public static readonly string Lineage = LineageHeader + """
        09001,Phường Vũ Ninh,Thành phố Bắc Ninh,27,09001,Phường Kinh Bắc,24,False
        09002,Phường Đáp Cầu,Thành phố Bắc Ninh,27,09001,Phường Kinh Bắc,24,False
        09003,Xã Yên Phong,Huyện Yên Phong,27,09001,Phường Kinh Bắc,24,True
        09003,Xã Yên Phong,Huyện Yên Phong,27,09004,Phường Võ Cường,24,True
        """;

    public static readonly CatalogueFiles Known = SmallCatalogue.Files(SmallCatalogue.Tables);

    public static ImportRequest Request(string? units = null, string? before = null, string? lineage = null, bool soundOnly = false) => new()
    {
        Known = Known,
        On = new DateOnly(2025, 7, 1),
        Units = File("units.csv", units ?? Units),
        UnitsBefore = File("before.csv", before ?? Before),
        Lineage = File("lineage.csv", lineage ?? Lineage),
        SoundOnly = soundOnly,
    };

    public static ImportFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The catalogue that the service would load, read anew from what the import wrote.</summary>
    public static Catalogue Loaded(ImportRequest request, ImportResult result) =>
        SmallCatalogue.Sound(CatalogueLoader.Load(Overlaid(request.Known, result)));

    public static CatalogueFiles Overlaid(CatalogueFiles known, ImportResult result)
    {
        var files = known.ByPath.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var (path, bytes) in result.Files)
        {
            files[path] = bytes;
        }

        return new CatalogueFiles(files);
    }

    public static string Text(this ImportResult result, string path) => Encoding.UTF8.GetString(result.Files.Single(f => f.Key == path).Value);
}

namespace Telemetry.Browser.Tests.World;

/// <summary>A few communes of Quảng Ninh and Bắc Ninh as they are since July 2025, with codes of no list; the default catalogue has none.</summary>
internal static class Communes
{
    private static readonly string[] QuangNinh =
        ["Phường Hạ Long", "Phường Hồng Gai", "Phường Bãi Cháy", "Phường Cẩm Phả", "Phường Uông Bí", "Phường Đông Triều", "Phường Quảng Yên", "Phường Móng Cái 1", "Xã Tiên Yên", "Xã Đầm Hà", "Đặc khu Vân Đồn", "Đặc khu Cô Tô"];

    private static readonly string[] BacNinh = ["Phường Bắc Giang", "Phường Kinh Bắc", "Phường Từ Sơn", "Xã Yên Thế", "Xã Lục Ngạn", "Xã Sơn Động"];

    /// <summary>Writes them as a catalogue folder that extends the default one.</summary>
    public static void Write(string folder)
    {
        var areas = Path.Combine(folder, "areas");
        Directory.CreateDirectory(areas);
        var rows = QuangNinh.Select((name, i) => $"{90001 + i},commune,{name},,22,2025-07-01,")
            .Concat(BacNinh.Select((name, i) => $"{90101 + i},commune,{name},,24,2025-07-01,"));
        File.WriteAllText(Path.Combine(areas, "communes-test.csv"), "code,level,name,name_en,parent,valid_from,valid_to\n" + string.Join('\n', rows) + "\n");
    }
}

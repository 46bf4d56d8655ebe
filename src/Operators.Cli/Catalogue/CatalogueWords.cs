using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Catalogue;

/// <summary>Words of <c>telemetry catalogue</c>.</summary>
internal static class CatalogueWords
{
    public static readonly Phrase Catalogue = new("Làm việc với danh mục của máy chủ", "Work on the service's catalogue");
    public static readonly Phrase Import = new(
        "Đưa thay đổi địa giới từ tệp CSV (đơn vị, lịch sử) vào danh mục của máy chủ; liệt kê mọi lỗi theo tệp và dòng. Cần khóa quản trị",
        "Reads units and lineage from CSV files into the service's catalogue; lists every fault with file and line. Needs an administrator's key");

    public static readonly Phrase On = new(
        "Ngày thay đổi, yyyy-MM-dd: ngày đầu của đơn vị mới, ngay sau ngày cuối của đơn vị cũ", "Day of the change, yyyy-MM-dd: the new units' first day, the day after the old ones' last");

    public static readonly Phrase ValidFrom = new(
        "Ngày đầu của đơn vị cũ, yyyy-MM-dd. Không nêu: ngày đầu của đơn vị cấp trên", "First day of the old units, yyyy-MM-dd. Without it: each one's parent's first day");

    public static readonly Phrase Provinces = new("CSV các tỉnh sau thay đổi: code,name", "CSV of the provinces since the change: code,name");
    public static readonly Phrase Units = new("CSV các xã, phường sau thay đổi: code,name,province_code", "CSV of the communes since the change: code,name,province_code");
    public static readonly Phrase UnitsBefore = new(
        "CSV các xã, phường trước thay đổi: code,name,district_code,district,province_code", "CSV of the communes until the change: code,name,district_code,district,province_code");

    public static readonly Phrase Lineage = new("CSV xã nào thành xã nào: old_code,new_code,old_is_divided", "CSV of which commune became which: old_code,new_code,old_is_divided");
    public static readonly Phrase SoundOnly = new(
        "Bỏ các dòng có lỗi và những gì phụ thuộc vào chúng. Không nêu: tất cả hoặc không gì cả", "Leave out the rows with faults, and what depends on them. Without it: everything or nothing");

    public static readonly Phrase Replace = new("Thay các bảng của lần nhập trước cho cùng ngày", "Replace the tables of an earlier import of that day");
    public static readonly Phrase DryRun = new("Chỉ cho biết sẽ ghi những gì", "Only say what would be written");

    public static readonly Phrase Remark = new("lưu ý: {0}:{1}: {2}", "remark: {0}:{1}: {2}");
    public static readonly Phrase Fault = new("{0}:{1}: {2}: {3}; cần {4}", "{0}:{1}: {2}: {3}; expected {4}");
    public static readonly Phrase OneFault = new("1 lỗi", "1 fault");
    public static readonly Phrase Faults = new("{0} lỗi", "{0} faults");
    public static readonly Phrase FaultsShown = new("{0} lỗi, ở đây nêu {1}", "{0} faults, of which {1} are shown");
    public static readonly Phrase NothingWritten = new(
        "Không ghi gì. Hãy sửa các tệp, hoặc nhập phần hợp lệ bằng --sound-only.", "Nothing was written. Correct the files, or import what is sound with --sound-only.");

    public static readonly Phrase DryRunDone = new("Chạy thử: không ghi gì. Sẽ ghi: {0}", "Dry run: nothing was written. To be written: {0}");
    public static readonly Phrase Written = new(
        "Đã ghi: {0}. Có hiệu lực từ lần khởi động sau của máy chủ. Phiên bản danh mục {1}", "Written: {0}. It counts from the service's next start on. Catalogue version {1}");

    public static readonly Phrase What = new("Nội dung", "What");
    public static readonly Phrase Count = new("Số lượng", "Count");
    public static readonly Phrase NewProvinces = new("tỉnh, mới", "provinces, new");
    public static readonly Phrase Districts = new("huyện, lấy từ các xã cũ", "districts, from the old communes");
    public static readonly Phrase CommunesBefore = new("xã, phường trước thay đổi", "communes until the change");
    public static readonly Phrase CommunesAfter = new("xã, phường sau thay đổi", "communes since the change");
    public static readonly Phrase WholeSuccessions = new("chuyển toàn bộ", "successions, whole");
    public static readonly Phrase PartSuccessions = new("chuyển một phần", "successions, part");
    public static readonly Phrase AlreadyKnown = new("đơn vị danh mục đã có", "units that the catalogue had already");
    public static readonly Phrase FaultyRows = new("dòng có lỗi", "rows with faults");
    public static readonly Phrase LeftOut = new("dòng lịch sử bỏ cùng đơn vị của nó", "lineage rows left out with their unit");
}

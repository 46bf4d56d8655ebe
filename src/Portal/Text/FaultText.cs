using Telemetry.Portal.Query;

namespace Telemetry.Portal.Text;

/// <summary>Why there is no page, as its heading and a sentence.</summary>
internal static class FaultText
{
    /// <summary>The words for a fault.</summary>
    public static (string Title, string Message) Of(QueryFaultKind kind, Language language)
    {
        var isEnglish = language == Language.English;
        return kind switch
        {
            QueryFaultKind.Unauthenticated => isEnglish
                ? ("A credential is required", "The request carries no valid credential.")
                : ("Cần khóa truy cập", "Yêu cầu không kèm khóa truy cập hợp lệ."),
            QueryFaultKind.OutsideTerritory => isEnglish
                ? ("Not allowed", "This unit is not in the account's territory.")
                : ("Không được xem", "Địa bàn này không thuộc phạm vi của tài khoản."),
            QueryFaultKind.OthersFigures => isEnglish
                ? ("Not allowed", "This account reads its own figures at most, and totals in the form for readers outside.")
                : ("Không được xem", "Tài khoản này chỉ xem được số liệu của chính mình (nếu có) và số tổng ở dạng công bố ra ngoài."),
            QueryFaultKind.WrongRole => isEnglish
                ? ("Not allowed", "This account may not do that.")
                : ("Không được làm", "Tài khoản này không có quyền làm việc đó."),
            QueryFaultKind.NotFound => isEnglish
                ? ("Not found", "There is nothing of that number or name here.")
                : ("Không tìm thấy", "Không có mục nào mang số hoặc tên đó."),
            QueryFaultKind.UnknownReport => isEnglish
                ? ("Not found", "There is no such report.")
                : ("Không tìm thấy", "Không có báo cáo này."),
            QueryFaultKind.Unavailable => isEnglish
                ? ("No answer at present", "The store of the figures, or another part of the service, does not answer at present. No figure is lost; please try again in some minutes.")
                : ("Chưa trả lời được", "Kho số liệu hoặc một phần của hệ thống tạm thời chưa trả lời. Số liệu không bị mất; xin thử lại sau ít phút."),
            QueryFaultKind.UnknownParameter => isEnglish
                ? ("The address is not right", "The address has a parameter that cannot be used.")
                : ("Địa chỉ chưa đúng", "Địa chỉ có tham số không dùng được."),
            QueryFaultKind.TooManyFigures => isEnglish
                ? ("The address is not right", "It asks for more figures than are shown at once; a passport is of one figure.")
                : ("Địa chỉ chưa đúng", "Địa chỉ hỏi nhiều số liệu hơn mức xem được một lần; mỗi hộ chiếu chỉ nói về một số liệu."),
            _ => isEnglish
                ? ("The address is not right", "A parameter of the address is missing or not right.")
                : ("Địa chỉ chưa đúng", "Một tham số trong địa chỉ còn thiếu hoặc chưa đúng."),
        };
    }

    /// <summary>The words for an address that there is nothing at.</summary>
    public static (string Title, string Message) NoPage(Language language) => language == Language.English
        ? ("There is no such page", "There is nothing at this address.")
        : ("Không có trang này", "Địa chỉ này không có trang nào.");
}

using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>Words of where the service is and who is asking.</summary>
internal static class ConnectionWords
{
    public static readonly Phrase Address = new(
        "Địa chỉ gRPC của máy chủ; mặc định: biến môi trường {0}, nếu không có thì {1}", "The service's gRPC address; default: the environment's {0}, else {1}");

    public static readonly Phrase KeyFile = new(
        "Tệp chứa khóa; mặc định: khóa trong biến môi trường {0}, nếu không có thì tệp nêu trong {1}. Khóa không bao giờ là tham số",
        "File that holds the key; default: the key in the environment's {0}, else the file that {1} names. A key is never an argument");

    public static readonly Phrase Authority = new(
        "Tệp PEM chứa chứng thư của cơ quan chứng thực tin cậy thay cho danh sách của máy; mặc định: biến môi trường {0}",
        "PEM file of the authorities that are trusted instead of the machine's own; default: the environment's {0}");

    public static readonly Phrase ClientCertificate = new(
        "Tệp PEM chứa chứng thư số của bên gửi; mặc định: biến môi trường {0}", "PEM file of the client certificate; default: the environment's {0}");

    public static readonly Phrase ClientKey = new(
        "Tệp PEM chứa khóa riêng (không mật khẩu) của chứng thư đó; mặc định: biến môi trường {0}", "PEM file of its private key, without a password; default: the environment's {0}");

    public static readonly Phrase AllowPlainText = new(
        "Cho phép gửi khóa qua http không mã hóa tới máy khác: ai trên đường truyền cũng đọc được", "Lets the key go over plain http to another machine: everybody on the way can read it");

    public static readonly Phrase Timeout = new(
        "Thời gian chờ mỗi lần gọi, 1 đến 3600 giây; mặc định: biến môi trường {0}, nếu không có thì {1}", "How long a call may take, 1 to 3600 seconds; default: the environment's {0}, else {1}");

    public static readonly Phrase NoAddress = new("{0} là '{1}'; cần địa chỉ dạng {2}", "{0} is '{1}'; expected something like {2}");

    public static readonly Phrase PlainAddress = new(
        "{0} là '{1}'; cần https: khóa chỉ được gửi qua http không mã hóa tới chính máy này (--allow-plain-text cho phép ngoại lệ)",
        "{0} is '{1}'; expected https: a key goes over plain http to this machine only (--allow-plain-text makes an exception)");

    public static readonly Phrase NoKey = new(
        "Chưa có khóa; cần khóa trong {0}, hoặc trong tệp nêu ở --key-file", "no key; expected one in {0}, or in the file that --key-file names");

    public static readonly Phrase BadKey = new(
        "Khóa không hợp lệ; cần 1 đến 512 ký tự ASCII không có dấu cách, trong {0} hoặc trong tệp nêu ở --key-file",
        "the key is none; expected 1 to 512 printable ASCII characters without spaces, in {0} or in the file that --key-file names");

    public static readonly Phrase BadTimeout = new("{0} là '{1}'; cần số giây từ 1 đến 3600", "{0} is '{1}'; expected seconds, 1 to 3600");

    public static readonly Phrase Pair = new(
        "--client-certificate và --client-key phải đi cùng nhau", "--client-certificate and --client-key go together");

    public static readonly Phrase NoTls = new("{0} chỉ dùng với địa chỉ https", "{0} goes with an https address only");

    public static readonly Phrase NoCertificate = new(
        "{0} là {1}, không có chứng thư đọc được: {2}", "{0} is {1}, which holds no certificate that can be read: {2}");
}

using Telemetry.Evidence;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>Words of verifying.</summary>
internal static class EvidenceWords
{
    public static readonly Phrase Verify = new(
        "Kiểm chứng một biên nhận, một điểm chốt hoặc một ấn bản đã công bố: từ các tệp đã lưu, hoặc hỏi dịch vụ phần còn thiếu",
        "Verifies a receipt, a checkpoint or a published edition: from files that were kept, or asking the service for what is missing");

    public static readonly Phrase Receipt = new("Tệp biên nhận (JSON)", "File of the receipt (JSON)");
    public static readonly Phrase Checkpoint = new("Tệp điểm chốt đã ký (JSON) mà quý vị đã lưu", "File of a signed checkpoint (JSON) that you kept");
    public static readonly Phrase Proof = new("Tệp bằng chứng, như receipt --proof đã ghi; khi có thì không cần kết nối", "File of the proof, as receipt --proof wrote it; with it no connection is needed");
    public static readonly Phrase Key = new("Tệp PEM của khóa công khai mà quý vị tin cậy; cho nhiều lần nếu khóa đã được thay. Không có thì khóa không được kiểm tra", "PEM file of a public key that you trust; several times where the key was changed. Without it the key is not checked");
    public static readonly Phrase Edition = new("Tệp của một ấn bản đã công bố", "File of a published edition");
    public static readonly Phrase Hash = new("Mã băm SHA-256 đã công bố của ấn bản, 64 chữ số hex", "Published SHA-256 of the edition, 64 hex digits");
    public static readonly Phrase Asking = new("Đang lấy bằng chứng", "Fetching the proof");
    public static readonly Phrase Nothing = new(
        "Không có gì để kiểm chứng: hãy cho --receipt, --checkpoint, --proof, hoặc --edition cùng --hash hay --receipt",
        "There is nothing to verify: give --receipt, --checkpoint, --proof, or --edition with --hash or --receipt");

    public static readonly Phrase NotAReceipt = new("{0}: {1} không phải là biên nhận có mã băm", "{0}: {1} is no receipt with its hashes");
    public static readonly Phrase NotAWholeReceipt = new(
        "{0}: {1} không có đủ những gì tạo nên mã băm của mục, nên không chứng minh được tệp nào: hãy dùng JSON của /api/v1/receipts/{2}",
        "{0}: {1} does not hold all that the entry's hash is made of, so it proves no file: take the JSON of /api/v1/receipts/{2}");

    public static readonly Phrase NotACheckpoint = new("{0}: {1} không phải là điểm chốt đã ký", "{0}: {1} is no signed checkpoint");
    public static readonly Phrase NotAProof = new("{0}: {1} không phải là bằng chứng", "{0}: {1} is no proof");
    public static readonly Phrase NotAKey = new("{0}: {1} không phải là khóa công khai ECDSA P-256 dạng PEM", "{0}: {1} is no public key in PEM, ECDSA on P-256");
    public static readonly Phrase NotAHash = new("{0}: {1} không phải là 64 chữ số hex", "{0}: {1} is not 64 hex digits");

    public static readonly Phrase Proven = new("đúng ", "proven");
    public static readonly Phrase NotChecked = new("chưa kiểm tra:", "not checked:");
    public static readonly Phrase Fails = new("SAI  ", "FAILS ");
    public static readonly Phrase All = new("Đã chứng minh.", "Proven.");
    public static readonly Phrase NotAllChecked = new("CHƯA kiểm tra hết; không có gì sai.", "NOT ALL CHECKED; nothing fails.");
    public static readonly Phrase NotAll = new("KHÔNG chứng minh được.", "NOT PROVEN.");

    /// <summary>What a line begins with.</summary>
    public static Phrase Of(EvidenceState state) => state switch
    {
        EvidenceState.Proven => Proven,
        EvidenceState.Unchecked => NotChecked,
        _ => Fails,
    };
}

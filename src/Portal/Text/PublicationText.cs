using Telemetry.Aggregator.Publication;
using Telemetry.Portal.Query.Publication;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Text;

/// <summary>What pages and reports say of editions. Pure.</summary>
internal static class PublicationText
{
    /// <summary>Số liệu chính thức, lần công bố 2, 10:05 ngày 20/07/2013 (đính chính: báo cáo đến muộn – …).</summary>
    public static string Sentence(Words words, Edition edition)
    {
        var when = VietnameseFormat.Time(edition.Time);
        var why = edition.Draft.Reason.Length == 0 ? "" : words.Of($" (đính chính: {Why(words, edition.Draft)})", $" (restated: {Why(words, edition.Draft)})");
        return words.Of($"Số liệu chính thức, lần công bố {edition.Number}, {when}{why}.", $"Official figures, edition {edition.Number}, {when}{why}.");
    }

    /// <summary>Why an edition replaces another: the reason of the list and the words.</summary>
    public static string Why(Words words, EditionDraft draft) =>
        RestatementReasons.OfStored(draft.ReasonCode) is { } reason ? $"{Reason(words, reason)} – {draft.Reason}" : draft.Reason;

    /// <summary>Provisional.</summary>
    public static string Provisional(Words words) => words.Of("Số liệu tạm thời.", "Provisional figures.");

    /// <summary>A reason of the list.</summary>
    public static string Reason(Words words, RestatementReason reason) => reason switch
    {
        RestatementReason.LateReport => words.Of("báo cáo đến muộn", "a late report"),
        RestatementReason.OperatorCorrection => words.Of("doanh nghiệp đính chính", "corrected by an operator"),
        RestatementReason.ProcessingError => words.Of("lỗi khi xử lý", "an error of processing"),
        RestatementReason.DenominatorRevised => words.Of("dân số hoặc mẫu số được tính lại", "the population, or another denominator, revised"),
        RestatementReason.DefinitionChanged => words.Of("định nghĩa chỉ tiêu thay đổi", "a changed definition"),
        RestatementReason.BoundariesChanged => words.Of("địa giới thay đổi", "changed boundaries"),
        _ => words.Of("lý do khác", "another reason"),
    };

    /// <summary>What became of a proposal.</summary>
    public static string State(Words words, ProposalState state) => state switch
    {
        ProposalState.Open => words.Of("chờ người thứ hai", "waits for a second person"),
        ProposalState.Approved => words.Of("đã duyệt và công bố", "approved and published"),
        _ => words.Of("bị bác", "rejected"),
    };
}

using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Query;

/// <summary>What a submission is for, and what became of it.</summary>
/// <param name="Kind">Figures, plan or what the source has published itself.</param>
/// <param name="Period">The period of all its cells.</param>
/// <param name="Reason">Why values were corrected or withdrawn, as the sender wrote it; empty where not given.</param>
/// <param name="CatalogueVersion">The catalogue that it was validated with, 64 hex digits.</param>
/// <param name="Accepted">Cells taken.</param>
/// <param name="Refused">Cells refused.</param>
public sealed record SubmissionHead(SubmissionKind Kind, Period Period, string Reason, string CatalogueVersion, int Accepted, int Refused)
{
    /// <summary>From the beginnings of what the ledger keeps of a submission.</summary>
    /// <exception cref="InvalidDataException">They are something else.</exception>
    public static SubmissionHead Of(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> outcome)
    {
        var (kind, period, reason) = SubmissionCodec.DecodeHead(payload);
        var (catalogue, accepted, refused) = OutcomeCodec.DecodeHead(outcome);
        return new SubmissionHead(kind, period, reason, catalogue, accepted, refused);
    }
}

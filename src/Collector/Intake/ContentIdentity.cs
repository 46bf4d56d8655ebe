using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What tells a submission from every other.</summary>
/// <param name="Source">The sender.</param>
/// <param name="SubmissionId">The sender's identifier.</param>
/// <param name="PayloadHash">SHA-256 of the canonical content.</param>
internal readonly record struct ContentIdentity(string Source, string SubmissionId, byte[] PayloadHash)
{
    /// <summary>Of the message that a reader read last.</summary>
    public static ContentIdentity Of(ISubmissionReader reader, string source, Period period)
    {
        using var payload = SubmissionCodec.Encode(reader.ToContent((SubmissionKind)reader.Header.Kind, period));
        return new(source, reader.Header.SubmissionId, SubmissionCodec.Hash(payload.Span));
    }
}

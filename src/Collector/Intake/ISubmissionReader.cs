using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>Reads a submission from one of the forms in which it may come. One message at a time; not thread-safe.</summary>
internal interface ISubmissionReader
{
    /// <summary>The header of the message read last.</summary>
    SubmissionHeader Header { get; }

    /// <summary>Reads a message; null when it is well formed, otherwise why it is not.</summary>
    IntakeRefusal? Read(ReadOnlySpan<byte> message);

    /// <summary>The content of the message read last. It uses the reader's arrays: it is gone with <see cref="Clear"/>.</summary>
    SubmissionContent ToContent(SubmissionKind kind, Period period);

    /// <summary>Forgets the message and gives its arrays back; a content made from it must not be used any more.</summary>
    void Clear();
}

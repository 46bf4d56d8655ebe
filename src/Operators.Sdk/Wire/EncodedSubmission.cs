using System.Buffers;

namespace Telemetry.Operators.Wire;

/// <summary>
/// A submission as it goes over the wire, in a pooled buffer. Return it only once nobody can read it any more: after an answer
/// from the server. Bytes given back while a cancelled call is still sending them could reach the server as something else.
/// </summary>
internal sealed class EncodedSubmission(string submissionId, byte[] buffer, int start)
{
    private byte[]? _buffer = buffer;

    public string SubmissionId { get; } = submissionId;

    public int LengthBytes { get; } = buffer.Length - start;

    public ReadOnlySpan<byte> Bytes => (_buffer ?? throw new InvalidOperationException("The submission's buffer was given back.")).AsSpan(start, LengthBytes);

    public void Return()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

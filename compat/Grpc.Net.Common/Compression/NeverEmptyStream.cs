namespace Grpc.Net.Compression;

/// <summary>
/// A compressing stream that writes a valid empty member when it was given nothing. .NET's own streams then write no byte at all,
/// which other languages' peers refuse as corrupt (dotnet/runtime#112563).
/// </summary>
internal sealed class NeverEmptyStream(Stream output, Func<Stream, Stream> compress, byte[] emptyMember) : Stream
{
    private Stream? _compressing;
    private bool _disposed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_disposed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private Stream Compressing => _compressing ??= compress(output);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!buffer.IsEmpty)
        {
            Compressing.Write(buffer);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return buffer.IsEmpty ? ValueTask.CompletedTask : Compressing.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => _compressing?.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _compressing?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            if (_compressing is null)
            {
                output.Write(emptyMember);
            }

            _compressing?.Dispose();
        }

        base.Dispose(disposing);
    }
}

namespace Grpc.Core;

/// <summary>A stream of messages to write; one pending write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the following messages are written.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; done when the transport has room for the next.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message, cancellably.</summary>
    // The body is part of the contract: one writer inside Grpc.Net.Client does not implement this member.
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException("This stream cannot cancel a write.")
            : WriteAsync(message);
}

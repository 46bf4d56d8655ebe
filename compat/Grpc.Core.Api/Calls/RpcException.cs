namespace Grpc.Core;

/// <summary>A call that ended with anything but <see cref="StatusCode.OK"/>.</summary>
public class RpcException : Exception
{
    /// <summary>A failure without trailers, described by its status.</summary>
    public RpcException(Status status)
        : this(status, Metadata.Empty)
    {
    }

    /// <summary>A failure without trailers.</summary>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>A failure described by its status.</summary>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>A failure. Thrown by a handler, status and trailers reach the caller; the message does not.</summary>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>The outcome.</summary>
    public Status Status { get; }

    /// <summary>The outcome's code.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The metadata that came with the outcome.</summary>
    public Metadata Trailers { get; }
}

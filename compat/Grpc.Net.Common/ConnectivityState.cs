namespace Grpc.Core;

/// <summary>The state of a channel's connection.</summary>
public enum ConnectivityState
{
    /// <summary>No connection is wanted.</summary>
    Idle = 0,

    /// <summary>A connection is being made.</summary>
    Connecting = 1,

    /// <summary>There is a connection.</summary>
    Ready = 2,

    /// <summary>The last attempt failed; another follows.</summary>
    TransientFailure = 3,

    /// <summary>The channel is closed for good.</summary>
    Shutdown = 4,
}

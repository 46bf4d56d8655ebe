namespace Grpc.Core;

/// <summary>A client's stream of requests.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>No more requests will come.</summary>
    Task CompleteAsync();
}

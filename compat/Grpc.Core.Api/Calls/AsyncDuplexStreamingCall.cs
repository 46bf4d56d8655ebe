namespace Grpc.Core;

/// <summary>Two independent streams.</summary>
public sealed class AsyncDuplexStreamingCall<TRequest, TResponse> : IDisposable
{
    private readonly Func<object, Task<Metadata>> _responseHeadersAsync;
    private readonly Func<object, Status> _getStatus;
    private readonly Func<object, Metadata> _getTrailers;
    private readonly Action<object> _dispose;
    private readonly object _state;

    /// <summary>A call made of plain callbacks; the constructor that interceptors and test doubles use.</summary>
    public AsyncDuplexStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
        : this(
            requestStream,
            responseStream,
            _ => responseHeadersAsync,
            _ => getStatusFunc(),
            _ => getTrailersFunc(),
            _ => disposeAction(),
            state: typeof(AsyncDuplexStreamingCall<,>))
    {
    }

    /// <summary>A call whose callbacks all receive <paramref name="state"/>, so that they need not be closures.</summary>
    public AsyncDuplexStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        IAsyncStreamReader<TResponse> responseStream,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state)
    {
        RequestStream = requestStream;
        ResponseStream = responseStream;
        _responseHeadersAsync = responseHeadersAsync;
        _getStatus = getStatusFunc;
        _getTrailers = getTrailersFunc;
        _dispose = disposeAction;
        _state = state;
    }

    /// <summary>Where requests are written.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; }

    /// <summary>Where responses are read.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    /// <summary>The headers that came before the first message.</summary>
    public Task<Metadata> ResponseHeadersAsync => _responseHeadersAsync(_state);

    /// <summary>The outcome. Only once the call has ended; before that the transport throws.</summary>
    public Status GetStatus() => _getStatus(_state);

    /// <summary>The metadata that came with the outcome. Only once the call has ended.</summary>
    public Metadata GetTrailers() => _getTrailers(_state);

    /// <summary>Cancels the call if it has not ended, and frees what it holds.</summary>
    public void Dispose() => _dispose(_state);
}

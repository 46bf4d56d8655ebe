namespace Grpc.Core.Interceptors;

/// <summary>The call that an interceptor sees.</summary>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>A call.</summary>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The host that the caller named, if any.</summary>
    public string? Host { get; }

    /// <summary>What the call carries.</summary>
    public CallOptions Options { get; }
}

namespace Grpc.Core.Interceptors;

/// <summary>Changes what a call carries, whatever its shape, before the next invoker.</summary>
internal sealed class RewritingCallInvoker(
    CallInvoker next,
    Func<string?, string?> changeHost,
    Func<CallOptions, CallOptions> changeOptions)
    : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) =>
        next.BlockingUnaryCall(method, changeHost(host), changeOptions(options), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) =>
        next.AsyncUnaryCall(method, changeHost(host), changeOptions(options), request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) =>
        next.AsyncServerStreamingCall(method, changeHost(host), changeOptions(options), request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) =>
        next.AsyncClientStreamingCall(method, changeHost(host), changeOptions(options));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) =>
        next.AsyncDuplexStreamingCall(method, changeHost(host), changeOptions(options));
}

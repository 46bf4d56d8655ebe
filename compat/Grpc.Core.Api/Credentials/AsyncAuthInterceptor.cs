namespace Grpc.Core;

/// <summary>Adds credentials to a call's metadata.</summary>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);

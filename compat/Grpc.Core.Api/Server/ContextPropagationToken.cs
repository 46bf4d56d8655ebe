namespace Grpc.Core;

/// <summary>Deadline and cancellation of a call, for calls made on its behalf; opaque.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}

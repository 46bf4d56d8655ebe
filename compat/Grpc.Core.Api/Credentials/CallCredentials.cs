namespace Grpc.Core;

/// <summary>Credentials that travel with each call. Grpc.Net.Client drops them on http:// unless told otherwise.</summary>
public abstract class CallCredentials
{
    /// <summary>Describes itself to the transport.</summary>
    public abstract void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state);

    /// <summary>Credentials that a function adds to the metadata.</summary>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new InterceptorCallCredentials(interceptor);
    }

    /// <summary>Several credentials, two at least, in that order.</summary>
    public static CallCredentials Compose(params CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.Length < 2)
        {
            throw new ArgumentException("There is nothing to compose: two credentials at least are needed.", nameof(credentials));
        }

        return new CompositeCallCredentials([.. credentials]);
    }
}

using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>What every generated client is made of: the invoker that it calls.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration? _configuration;

    /// <summary>For test doubles, which override every method and have no invoker.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client of a channel.</summary>
    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    /// <summary>A client of an invoker.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker, host: null))
    {
    }

    /// <summary>A client made from another one's configuration.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
    }

    /// <summary>The invoker that generated methods call.</summary>
    protected CallInvoker CallInvoker => Configuration.Invoker;

    internal ClientBaseConfiguration Configuration =>
        _configuration ?? throw new InvalidOperationException("This client was made without a channel, as a test double.");

    /// <summary>An invoker and the host that it is told; opaque to generated code.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker _bareInvoker;

        internal ClientBaseConfiguration(CallInvoker bareInvoker, string? host)
        {
            ArgumentNullException.ThrowIfNull(bareInvoker);
            _bareInvoker = bareInvoker;
            Invoker = host is null
                ? bareInvoker
                : new RewritingCallInvoker(bareInvoker, named => named ?? host, options => options);
        }

        internal CallInvoker Invoker { get; }

        // From the bare invoker: the last host wins instead of wrapping the one before.
        internal ClientBaseConfiguration WithHost(string host) => new(_bareInvoker, host);
    }
}

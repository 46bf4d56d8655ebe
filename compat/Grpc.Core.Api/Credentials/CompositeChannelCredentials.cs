namespace Grpc.Core;

internal sealed class CompositeChannelCredentials(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    : ChannelCredentials
{
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetCompositeCredentials(state, channelCredentials, callCredentials);
}

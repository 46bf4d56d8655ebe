namespace Telemetry.Collector.Tests.Running;

/// <summary>One service for all tests of a class that leave it as it is.</summary>
public sealed class SharedCollector : IAsyncLifetime
{
    internal TestCollector Collector { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Collector = await TestCollector.StartAsync();

    public ValueTask DisposeAsync() => Collector.DisposeAsync();
}

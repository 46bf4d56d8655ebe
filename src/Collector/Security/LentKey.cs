namespace Telemetry.Collector.Security;

/// <summary>A key that ends when it is disposed.</summary>
/// <param name="key">The key.</param>
/// <param name="end">Ends it.</param>
internal sealed class LentKey(string key, Action end) : IDisposable
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <inheritdoc/>
    public void Dispose() => end();
}

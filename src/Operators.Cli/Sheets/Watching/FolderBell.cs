namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>Rings when something happens in a folder. Network folders and full queues lose such news, so whoever waits looks again anyway after a while.</summary>
internal sealed class FolderBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly FileSystemWatcher? _watcher;

    public FolderBell(string folder)
    {
        try
        {
            _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            _watcher.Created += (_, _) => Ring();
            _watcher.Renamed += (_, _) => Ring();
            _watcher.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            // The machine's limit of watched folders is reached, or the file system tells nothing.
        }
    }

    /// <summary>Waits for the next ring, at most that long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _rung.WaitAsync(most, cancellationToken);

    public void Dispose()
    {
        _watcher?.Dispose();
        _rung.Dispose();
    }

    private void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has rung already.
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }
}

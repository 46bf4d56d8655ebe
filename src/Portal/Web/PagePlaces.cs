namespace Telemetry.Portal.Web;

/// <summary>
/// How many pages are made at once for one credential: four, the others wait. A page costs up to a second of a processor, and nobody's impatience is to take
/// it from everybody else. A fixed table of places; two credentials may share one. Thread-safe.
/// </summary>
internal sealed class PagePlaces : IDisposable
{
    /// <summary>Pages at once.</summary>
    public const int Most = 4;

    private readonly SemaphoreSlim[] _places = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(Most, Most))];

    /// <summary>Waits for a place, which is given back when what is returned is disposed.</summary>
    /// <param name="credential">Public identifier of who asks; empty: nobody known.</param>
    /// <param name="left">Called where the asker goes away before there is a place.</param>
    /// <param name="cancellationToken">The asker has gone.</param>
    /// <exception cref="OperationCanceledException">So it has.</exception>
    public async ValueTask<IDisposable> TakeAsync(string credential, Action left, CancellationToken cancellationToken)
    {
        var place = _places[(uint)string.GetHashCode(credential, StringComparison.Ordinal) % (uint)_places.Length];
        try
        {
            await place.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            left();
            throw;
        }

        return new Taken(place);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var place in _places)
        {
            place.Dispose();
        }
    }

    private sealed class Taken(SemaphoreSlim place) : IDisposable
    {
        public void Dispose() => place.Release();
    }
}

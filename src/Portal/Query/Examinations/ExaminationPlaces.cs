namespace Telemetry.Portal.Query.Examinations;

/// <summary>
/// How many reports are examined at once for one credential: two; who asks for more is told to come again. A report of
/// 200,000 characters costs seconds of a processor, and one program's impatience is not to take them from everybody else. Thread-safe.
/// </summary>
internal sealed class ExaminationPlaces
{
    /// <summary>Reports at once.</summary>
    public const int Most = 2;

    /// <summary>How long who finds no place is asked to wait.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>A place, given back when it is disposed; null where there is none.</summary>
    /// <param name="credential">Public identifier of who asks.</param>
    public IDisposable? TryTake(string credential)
    {
        lock (_lock)
        {
            var taken = _taken.GetValueOrDefault(credential);
            if (taken >= Most)
            {
                return null;
            }

            _taken[credential] = taken + 1;
            return new Place(this, credential);
        }
    }

    private void Release(string credential)
    {
        lock (_lock)
        {
            // Whoever has gone leaves nothing behind.
            if (--_taken[credential] == 0)
            {
                _taken.Remove(credential);
            }
        }
    }

    private sealed class Place(ExaminationPlaces places, string credential) : IDisposable
    {
        private ExaminationPlaces? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release(credential);
    }
}

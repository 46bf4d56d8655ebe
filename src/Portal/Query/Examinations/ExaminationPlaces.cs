namespace Telemetry.Portal.Query.Examinations;

/// <summary>
/// How many reports are examined at once: two for one credential, and for all of them half of the processors; who asks for more is told to come again. A report of
/// 200,000 characters costs seconds of a processor, and neither one program's impatience nor that of many is to take them from everybody else. Thread-safe.
/// </summary>
/// <param name="total">Reports at once for all credentials, from 1.</param>
internal sealed class ExaminationPlaces(int total)
{
    /// <summary>Reports at once for one credential.</summary>
    public const int Most = 2;

    /// <summary>How long who finds no place is asked to wait.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>As many as leave half of the processors to everything else.</summary>
    public ExaminationPlaces()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <summary>A place, given back when it is disposed; null where there is none.</summary>
    /// <param name="credential">Public identifier of who asks.</param>
    public IDisposable? TryTake(string credential)
    {
        lock (_lock)
        {
            var taken = _taken.GetValueOrDefault(credential);
            if (taken >= Most || _all >= total)
            {
                return null;
            }

            _taken[credential] = taken + 1;
            _all++;
            return new Place(this, credential);
        }
    }

    private void Release(string credential)
    {
        lock (_lock)
        {
            _all--;

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

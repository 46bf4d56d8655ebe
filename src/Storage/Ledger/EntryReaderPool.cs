namespace Telemetry.Storage.Ledger;

/// <summary>Connections that read, a few kept for the next call. Thread-safe.</summary>
internal sealed class EntryReaderPool(string folder) : IDisposable
{
    private const int MostIdle = 4;
    private readonly Dictionary<int, Stack<EntryReader>> _idle = [];
    private bool _disposed;

    /// <summary>Asks the segment that is written, or was when the caller looked.</summary>
    public TResult With<TArgument, TResult>(int year, Func<EntryReader, TArgument, TResult> ask, TArgument argument) => With(year, isClosed: false, ask, argument);

    /// <summary>Asks a closed segment.</summary>
    /// <exception cref="LedgerSegmentMissingException">It is archived.</exception>
    public TResult WithClosed<TArgument, TResult>(LedgerSegment segment, Func<EntryReader, TArgument, TResult> ask, TArgument argument)
    {
        if (!File.Exists(Path.Combine(folder, segment.File)))
        {
            Leave(segment.Year);
            throw new LedgerSegmentMissingException(segment, folder);
        }

        return With(segment.Year, isClosed: true, ask, argument);
    }

    /// <summary>Closes the idle connections to a year.</summary>
    public void Leave(int year)
    {
        lock (_idle)
        {
            while (_idle.TryGetValue(year, out var readers) && readers.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }
    }

    /// <summary>Closes the connections; calls under way finish.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _disposed = true;
            foreach (var year in _idle.Keys)
            {
                Leave(year);
            }
        }
    }

    private TResult With<TArgument, TResult>(int year, bool isClosed, Func<EntryReader, TArgument, TResult> ask, TArgument argument)
    {
        var reader = Take(year) ?? new EntryReader(folder, year, isClosed);
        TResult result;
        try
        {
            result = ask(reader, argument);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        GiveBack(year, reader);
        return result;
    }

    private EntryReader? Take(int year)
    {
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LedgerReader));
            return _idle.TryGetValue(year, out var readers) && readers.TryPop(out var reader) ? reader : null;
        }
    }

    private void GiveBack(int year, EntryReader reader)
    {
        lock (_idle)
        {
            if (!_idle.TryGetValue(year, out var readers))
            {
                _idle.Add(year, readers = new Stack<EntryReader>());
            }

            if (!_disposed && readers.Count < MostIdle)
            {
                readers.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}

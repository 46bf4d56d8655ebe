using System.Collections.Concurrent;

namespace Telemetry.Collector.Intake;

/// <summary>Readers of one form that wait for work; as many are made as work at once. Thread-safe.</summary>
internal sealed class SubmissionReaders(Func<ISubmissionReader> make)
{
    private readonly ConcurrentBag<ISubmissionReader> _idle = [];

    /// <summary>A reader for one message.</summary>
    public ISubmissionReader Take() => _idle.TryTake(out var reader) ? reader : make();

    /// <summary>Takes it back, cleared.</summary>
    public void Return(ISubmissionReader reader)
    {
        reader.Clear();
        _idle.Add(reader);
    }
}

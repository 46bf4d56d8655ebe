using Telemetry.Aggregator.Publication;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query.Publication;

/// <summary>Files of editions as they are needed, the latest asked for kept in memory within a bound of bytes. Thread-safe.</summary>
internal sealed class EditionLibrary(IEditionOffice office)
{
    /// <summary>Two dozen provinces' months in full.</summary>
    private const long MaximumBytes = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, LinkedListNode<(long Sequence, EditionContent Content)>> _kept = [];
    private readonly LinkedList<(long Sequence, EditionContent Content)> _latestFirst = [];
    private long _bytes;

    /// <summary>The file, or the archived year in which it lies; neither where the ledger does not have it.</summary>
    /// <exception cref="InvalidDataException">The ledger has another file than was published.</exception>
    /// <exception cref="PartUnavailableException">The ledger cannot be asked at present.</exception>
    public async ValueTask<(EditionContent? Content, string? ArchivedIn)> ReadAsync(EditionFile file, CancellationToken cancellationToken)
    {
        if (Find(file.Sequence) is { } known)
        {
            return (known, null);
        }

        var stored = await office.ReadAsync(file.Sequence, cancellationToken);
        if (stored.Bytes is null)
        {
            return (null, stored.ArchivedIn);
        }

        var content = EditionContent.Read(stored.Bytes);
        if (content.Hash != file.Hash)
        {
            throw new InvalidDataException($"the ledger's entry {file.Sequence} is not the file that was published");
        }

        Keep(file.Sequence, content);
        return (content, null);
    }

    private EditionContent? Find(long sequence)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(sequence, out var node))
            {
                return null;
            }

            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            return node.Value.Content;
        }
    }

    private void Keep(long sequence, EditionContent content)
    {
        lock (_gate)
        {
            if (_kept.ContainsKey(sequence))
            {
                return;
            }

            _kept.Add(sequence, _latestFirst.AddFirst((sequence, content)));
            _bytes += content.Bytes.Length;
            while (_bytes > MaximumBytes && _latestFirst.Last is { } oldest && oldest != _latestFirst.First)
            {
                _latestFirst.RemoveLast();
                _kept.Remove(oldest.Value.Sequence);
                _bytes -= oldest.Value.Content.Bytes.Length;
            }
        }
    }
}

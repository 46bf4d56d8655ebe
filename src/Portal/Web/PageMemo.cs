using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Portal.Web;

/// <summary>
/// Whole pages, the latest asked for, within a bound of bytes; of equal questions at one time one makes the page and the others wait for it. Thread-safe.
/// </summary>
internal sealed class PageMemo(PageMemoOptions options)
{
    // What an entry takes beside its bytes: nodes, key, table. Measured roughly, and rather too much.
    private const int EntryBytes = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<PageKey, LinkedListNode<Entry>> _kept = [];
    private readonly LinkedList<Entry> _latestFirst = [];
    private readonly Dictionary<PageKey, TaskCompletionSource> _making = [];
    private long _bytes;

    /// <summary>Bytes of what is kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>How many pages are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _kept.Count;
            }
        }
    }

    /// <summary>The kept page, if there is one.</summary>
    public bool TryGet(PageKey key, [NotNullWhen(true)] out PageCopy? page)
    {
        lock (_gate)
        {
            page = null;
            if (!_kept.TryGetValue(key, out var node))
            {
                return false;
            }

            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            page = node.Value.Page;
            return true;
        }
    }

    /// <summary>
    /// Begins to make the page. True: the caller makes it and must call <see cref="End"/> whatever happens. False: another is making it;
    /// when <paramref name="made"/> ends, it is kept or cannot be.
    /// </summary>
    public bool TryBegin(PageKey key, [NotNullWhen(false)] out Task? made)
    {
        lock (_gate)
        {
            if (_making.TryGetValue(key, out var other))
            {
                made = other.Task;
                return false;
            }

            _making.Add(key, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            made = null;
            return true;
        }
    }

    /// <summary>Ends what <see cref="TryBegin"/> began.</summary>
    /// <param name="key">What it was begun for.</param>
    /// <param name="page">The page; null: there is none to keep.</param>
    public void End(PageKey key, PageCopy? page)
    {
        TaskCompletionSource? made;
        lock (_gate)
        {
            _making.Remove(key, out made);
            if (page is not null && page.Body.Length <= options.MaximumPageBytes)
            {
                Keep(new Entry(key, page));
            }
        }

        made?.SetResult();
    }

    private void Keep(Entry entry)
    {
        if (_kept.Remove(entry.Key, out var before))
        {
            Forget(before);
        }

        _kept.Add(entry.Key, _latestFirst.AddFirst(entry));
        _bytes += entry.Bytes;
        while (_bytes > options.MaximumBytes && _latestFirst.Last is { } oldest)
        {
            _kept.Remove(oldest.Value.Key);
            Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _latestFirst.Remove(node);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(PageKey Key, PageCopy Page)
    {
        public long Bytes => Page.Body.Length + (2L * (Key.Address.Length + Key.Territory.Length)) + EntryBytes;
    }
}

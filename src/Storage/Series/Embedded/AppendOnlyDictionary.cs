namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Numbers given to names, for ever. A number given in a transaction that failed is kept and written by the next one, so that
/// within a process no number ever means two things. Thread-safe.
/// </summary>
/// <param name="what">What is numbered, for messages.</param>
/// <param name="maxId">Greatest number.</param>
/// <param name="comparer">How names are compared; null: the default.</param>
internal sealed class AppendOnlyDictionary<T>(string what, int maxId, IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<T, int> _ids = new(comparer);
    private T[] _names = [];
    private int _count;

    /// <summary>Names that the file has; written by the one writer only.</summary>
    public int Persisted { get; private set; }

    /// <summary>Names known.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Name of a number.</summary>
    /// <exception cref="InvalidDataException">Nothing has that number.</exception>
    public T this[int id] => (uint)id < (uint)Count ? Volatile.Read(ref _names)[id] : throw ByteReader.Damaged($"it names an unknown {what}");

    /// <summary>Number of a name that may be unknown.</summary>
    public bool TryGetId(T name, out int id)
    {
        lock (_gate)
        {
            return _ids.TryGetValue(name, out id);
        }
    }

    /// <summary>Numbers of names; new ones get the next numbers.</summary>
    public void GetOrAdd(ReadOnlySpan<T> names, Span<int> ids)
    {
        lock (_gate)
        {
            // Names mostly come in the order in which they first came: the next number is tried before the name is hashed.
            var next = 0;
            for (var i = 0; i < names.Length; i++)
            {
                var id = next < _count && _ids.Comparer.Equals(_names[next], names[i]) ? next : GetOrAddLocked(names[i]);
                ids[i] = id;
                next = id + 1;
            }
        }
    }

    /// <summary>Number of a name; a new one gets the next number.</summary>
    public int GetOrAdd(T name)
    {
        lock (_gate)
        {
            return GetOrAddLocked(name);
        }
    }

    /// <summary>Takes over a name read from the file.</summary>
    public void Load(int id, T name)
    {
        if (id != Count || GetOrAdd(name) != id)
        {
            throw ByteReader.Damaged($"the list of {what}s has a gap or a name twice");
        }

        Persisted = Count;
    }

    /// <summary>Remembers that the file now has all names below <paramref name="count"/>.</summary>
    public void MarkPersisted(int count) => Persisted = count;

    private int GetOrAddLocked(T name)
    {
        if (_ids.TryGetValue(name, out var id))
        {
            return id;
        }

        id = _count;
        if (id > maxId)
        {
            throw new InvalidOperationException($"the store can number {maxId + 1} {what}s and no more");
        }

        if (id == _names.Length)
        {
            var grown = new T[Math.Max(16, 2 * id)];
            Array.Copy(_names, grown, id);
            Volatile.Write(ref _names, grown);
        }

        _names[id] = name;
        _ids.Add(name, id);
        Volatile.Write(ref _count, id + 1);
        return id;
    }
}

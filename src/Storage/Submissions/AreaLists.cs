namespace Telemetry.Storage.Submissions;

/// <summary>
/// Lists of areas decoded lately. A sender reports the same areas month after month; with this, the same bytes give the same array
/// instead of thousands of new strings, and who needs to can recognise a list by reference. Nobody may change such an array.
/// Thread-safe.
/// </summary>
public sealed class AreaLists
{
    private const int MostLists = 256;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, (byte[] Bytes, string[] Areas)> _lists = [];

    internal bool TryFind(ReadOnlySpan<byte> bytes, out string[] areas)
    {
        lock (_gate)
        {
            var found = _lists.TryGetValue(Key(bytes), out var list) && bytes.SequenceEqual(list.Bytes);
            areas = found ? list.Areas : [];
            return found;
        }
    }

    internal void Keep(ReadOnlySpan<byte> bytes, string[] areas)
    {
        lock (_gate)
        {
            if (_lists.Count >= MostLists)
            {
                _lists.Clear();
            }

            _lists[Key(bytes)] = (bytes.ToArray(), areas);
        }
    }

    private static int Key(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// Numbers codes as they come, from 0, without making a string of one that is known. Lists repeat their order (the same metrics
/// for each area, the same areas for each metric), so the code that followed last time is tried before the hash. Not thread-safe.
/// </summary>
internal sealed class CodeTable
{
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private int[] _slots = new int[64];
    private Entry[] _entries = new Entry[32];
    private byte[] _bytes = new byte[512];
    private int _byteCount;
    private int _last = -1;
    private int[]? _order;

    public int Count { get; private set; }

    public string this[int id] => _entries[id].Text;

    public void Clear()
    {
        Array.Clear(_slots);
        Array.Clear(_entries, 0, Count);
        (Count, _byteCount, _last, _order) = (0, 0, -1, null);
    }

    public int GetOrAdd(ReadOnlySpan<byte> utf8)
    {
        if (_last >= 0)
        {
            var next = _entries[_last].Next;
            if (Bytes(in _entries[next]).SequenceEqual(utf8))
            {
                _last = next;
                return next;
            }
        }

        var id = Find(utf8, Hash(utf8));
        if (_last >= 0)
        {
            _entries[_last].Next = id;
        }

        _last = id;
        return id;
    }

    /// <summary>All ids in ordinal order of their codes.</summary>
    public ReadOnlySpan<int> Order()
    {
        if (_order?.Length != Count)
        {
            _order = new int[Count];
            var texts = new string[Count];
            var sorted = true;
            for (var i = 0; i < Count; i++)
            {
                _order[i] = i;
                texts[i] = _entries[i].Text;
                sorted = sorted && (i == 0 || string.CompareOrdinal(texts[i - 1], texts[i]) < 0);
            }

            if (!sorted)
            {
                Array.Sort(texts, _order, StringComparer.Ordinal);
            }
        }

        return _order;
    }

    private ReadOnlySpan<byte> Bytes(in Entry entry) => MemoryMarshal.CreateReadOnlySpan(ref _bytes[entry.Start], entry.Length);

    private int Find(ReadOnlySpan<byte> utf8, uint hash)
    {
        var mask = (uint)_slots.Length - 1;
        var slot = hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            ref readonly var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && Bytes(in entry).SequenceEqual(utf8))
            {
                return _slots[slot] - 1;
            }
        }

        return Add(utf8, hash, slot);
    }

    private int Add(ReadOnlySpan<byte> utf8, uint hash, uint slot)
    {
        var text = CanonicalReader.ToText(utf8);
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        // One byte more than needed, so that even an empty code at the end has an address.
        if (_byteCount + utf8.Length >= _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _byteCount + utf8.Length + 1));
        }

        utf8.CopyTo(_bytes.AsSpan(_byteCount));
        _entries[Count] = new Entry { Text = text, Hash = hash, Start = _byteCount, Length = utf8.Length, Next = Count };
        _byteCount += utf8.Length;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        var mask = (uint)_slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = _entries[id].Hash & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    // Keyed by a secret, because the codes are the sender's choice.
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = Seed ^ (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        }

        var rest = 0UL;
        foreach (var b in utf8)
        {
            rest = (rest << 8) | b;
        }

        return (uint)Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0x9E37_79B9_7F4A_7C15UL ^ (Seed | 1), out var low);
        return high ^ low;
    }

    private struct Entry
    {
        public string Text;
        public uint Hash;
        public int Start;
        public int Length;
        public int Next;
    }
}

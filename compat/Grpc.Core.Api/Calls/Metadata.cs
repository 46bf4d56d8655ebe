using System.Buffers;
using System.Collections;
using System.Text;

namespace Grpc.Core;

/// <summary>Headers or trailers, in order; a key may occur more than once. Not safe for concurrent changes.</summary>
public sealed class Metadata : IList<Metadata.Entry>
{
    /// <summary>Without entries, and read-only.</summary>
    public static readonly Metadata Empty = new([], isReadOnly: true);

    /// <summary>Keys with this ending have bytes as value, all others ASCII text.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    private readonly List<Entry> _entries;

    /// <summary>Without entries.</summary>
    public Metadata()
        : this([], isReadOnly: false)
    {
    }

    private Metadata(List<Entry> entries, bool isReadOnly)
    {
        _entries = entries;
        IsReadOnly = isReadOnly;
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>Whether changes throw <see cref="InvalidOperationException"/>.</summary>
    public bool IsReadOnly { get; }

    /// <inheritdoc/>
    public Entry this[int index]
    {
        get => _entries[index];
        set => Writable()[index] = NotNull(value);
    }

    /// <summary>The last entry with that (lower-case) key, or null.</summary>
    public Entry? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.FindLast(entry => entry.Key == key);
    }

    /// <summary>The text of the last entry with that key, or null; throws if that entry is binary.</summary>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry with that key, or null.</summary>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All entries with that key, in order.</summary>
    public IEnumerable<Entry> GetAll(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.Where(entry => entry.Key == key);
    }

    /// <inheritdoc/>
    public void Add(Entry item) => Writable().Add(NotNull(item));

    /// <summary>Adds an entry of text.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds an entry of bytes.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc/>
    public void Insert(int index, Entry item) => Writable().Insert(index, NotNull(item));

    /// <inheritdoc/>
    public bool Remove(Entry item) => Writable().Remove(item);

    /// <inheritdoc/>
    public void RemoveAt(int index) => Writable().RemoveAt(index);

    /// <inheritdoc/>
    public void Clear() => Writable().Clear();

    /// <inheritdoc/>
    public bool Contains(Entry item) => _entries.Contains(item);

    /// <inheritdoc/>
    public int IndexOf(Entry item) => _entries.IndexOf(item);

    /// <inheritdoc/>
    public void CopyTo(Entry[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<Entry> Writable() =>
        IsReadOnly ? throw new InvalidOperationException("This metadata is read-only.") : _entries;

    private static Entry NotNull(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }

    /// <summary>A key and its value, text or bytes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>An entry of bytes, which are copied.</summary>
        /// <exception cref="ArgumentException">The key has other characters than a-z, 0-9, "_", "-", "." or does not end in "-bin".</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalized(key, mustBeBinary: true);
            _bytes = [.. valueBytes];
        }

        /// <summary>An entry of text.</summary>
        /// <exception cref="ArgumentException">The key has other characters than a-z, 0-9, "_", "-", "." or ends in "-bin".</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalized(key, mustBeBinary: false);
            _text = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => _bytes is not null;

        /// <summary>The text; throws if the value is bytes.</summary>
        public string Value => _text ?? throw new InvalidOperationException($"The value of '{Key}' is bytes, not text.");

        /// <summary>A copy of the bytes, or the text as ASCII.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(Value) : [.. _bytes];

        /// <inheritdoc/>
        public override string ToString() =>
            _bytes is null ? $"[Entry: key={Key}, value={_text}]" : $"[Entry: key={Key}, valueBytes={Convert.ToHexString(_bytes)}]";

        private static string Normalized(string key, bool mustBeBinary)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            var lower = key.ToLowerInvariant();
            if (lower.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                throw new ArgumentException($"'{key}' is no metadata key: only letters, digits, '_', '-' and '.' are allowed.", nameof(key));
            }

            if (lower.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal) != mustBeBinary)
            {
                throw new ArgumentException($"'{key}': keys ending in '{BinaryHeaderSuffix}' have bytes as value, all others text.", nameof(key));
            }

            return lower;
        }
    }
}

namespace Telemetry.Catalogue;

/// <summary>
/// The items of one table by code, with their rows. An item is kept even if its row has faults, so that a fault is
/// reported where it is and not again wherever the item is referred to.
/// </summary>
internal sealed class Registry<T>(string itemName, string folder)
    where T : class
{
    private readonly OrderedDictionary<string, (T Item, Row Row)> _byCode = new(StringComparer.Ordinal);

    /// <summary>All items, in order of reading.</summary>
    public IReadOnlyList<(T Item, Row Row)> Entries => [.. _byCode.Values];

    /// <summary>All items, in order of reading.</summary>
    public IReadOnlyList<T> Items => [.. _byCode.Values.Select(e => e.Item)];

    /// <summary>Keeps an item; a code given before is a fault of the later row.</summary>
    public void Add(string code, T item, Row row)
    {
        if (!_byCode.TryAdd(code, (item, row)))
        {
            row.Fault("code", $"already given in {_byCode[code].Row.Place}", "a code used once");
        }
    }

    /// <summary>Where the code is given; null where it is not.</summary>
    public string? PlaceOf(string code) => _byCode.TryGetValue(code, out var entry) ? entry.Row.Place : null;

    /// <summary>The item that a cell refers to; null, and a fault, where there is none.</summary>
    public T? Find(Row row, string column, string code)
    {
        if (_byCode.TryGetValue(code, out var entry))
        {
            return entry.Item;
        }

        row.Fault(column, code.Length == 0 ? "empty" : $"unknown {itemName} {Row.Shown(code)}", $"a code of {folder}/*.csv");
        return null;
    }
}

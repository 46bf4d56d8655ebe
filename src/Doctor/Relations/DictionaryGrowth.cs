namespace Telemetry.Doctor.Relations;

/// <summary>Dictionaries of collections.</summary>
internal static class DictionaryGrowth
{
    /// <summary>What the key leads to, made empty where there is nothing yet.</summary>
    public static TValue GetOrAdd<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!dictionary.TryGetValue(key, out var value))
        {
            dictionary.Add(key, value = new TValue());
        }

        return value;
    }
}

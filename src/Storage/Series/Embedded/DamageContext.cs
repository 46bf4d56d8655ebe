namespace Telemetry.Storage.Series.Embedded;

/// <summary>Says where damage was found and what to do about it.</summary>
internal static class DamageContext
{
    /// <summary>The same exception with the block's place.</summary>
    public static InvalidDataException In(this InvalidDataException damage, BlockKey key, StoreDictionaries dictionaries)
    {
        var shard = key.Shard < dictionaries.Areas.Count ? dictionaries.Areas[key.Shard].ToString() : "?";
        var source = key.Source < dictionaries.Sources.Count ? dictionaries.Sources[key.Source] : "?";
        return new InvalidDataException($"{damage.Message} (period {key.Period}, shard {shard}, source {source}); rebuild the store from the ledger", damage);
    }
}

using System.Globalization;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Writes what the dictionaries have and the file has not, within the caller's transaction.</summary>
internal sealed class DictionaryAppender(SqliteDatabase database, StoreDictionaries dictionaries)
{
    private readonly SqliteStatement _area = database.Prepare("INSERT INTO areas(id, code, valid_from) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _source = database.Prepare("INSERT INTO sources(id, code) VALUES(?1, ?2)");
    private readonly SqliteStatement _metric = database.Prepare("INSERT INTO metrics(id, code) VALUES(?1, ?2)");
    private int _areas;
    private int _sources;
    private int _metrics;

    /// <summary>Writes them.</summary>
    public void Append()
    {
        _areas = dictionaries.Areas.Count;
        for (var id = dictionaries.Areas.Persisted; id < _areas; id++)
        {
            var area = dictionaries.Areas[id];
            _area.Bind(1, id).Bind(2, area.Code).Bind(3, area.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Execute();
        }

        _sources = Append(dictionaries.Sources, _source);
        _metrics = Append(dictionaries.Metrics, _metric);
    }

    /// <summary>Remembers that the transaction of the last <see cref="Append()"/> is done.</summary>
    public void MarkPersisted()
    {
        dictionaries.Areas.MarkPersisted(Math.Max(_areas, dictionaries.Areas.Persisted));
        dictionaries.Sources.MarkPersisted(Math.Max(_sources, dictionaries.Sources.Persisted));
        dictionaries.Metrics.MarkPersisted(Math.Max(_metrics, dictionaries.Metrics.Persisted));
    }

    private static int Append(AppendOnlyDictionary<string> dictionary, SqliteStatement insert)
    {
        var count = dictionary.Count;
        for (var id = dictionary.Persisted; id < count; id++)
        {
            insert.Bind(1, id).Bind(2, dictionary[id]).Execute();
        }

        return count;
    }
}

namespace Telemetry.Storage.Series.Influx;

/// <summary>Keeps a small answer: rows by column name.</summary>
internal sealed class TableRows : IInfluxRows
{
    private string[] _names = [];

    /// <summary>The rows.</summary>
    public List<Dictionary<string, InfluxCell>> Rows { get; } = [];

    /// <inheritdoc/>
    public void Columns(ReadOnlySpan<string> names) => _names = names.ToArray();

    /// <inheritdoc/>
    public void Row(ReadOnlySpan<InfluxCell> cells)
    {
        var row = new Dictionary<string, InfluxCell>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++)
        {
            row.Add(_names[i], cells[i]);
        }

        Rows.Add(row);
    }
}

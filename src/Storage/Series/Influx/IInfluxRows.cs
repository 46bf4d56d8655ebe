namespace Telemetry.Storage.Series.Influx;

/// <summary>Takes an answer's rows in as they arrive.</summary>
internal interface IInfluxRows
{
    /// <summary>Names of the columns of the rows that follow; comes again whenever they may have changed.</summary>
    void Columns(ReadOnlySpan<string> names);

    /// <summary>A row, one cell a column; valid during the call.</summary>
    void Row(ReadOnlySpan<InfluxCell> cells);
}

using System.Data;
using Telemetry.Operators.Wire;

namespace Telemetry.Operators;

/// <summary>
/// Areas by metrics: the form for everything but a handful of cells, at a few bytes a value. Every cell must be given a value or
/// a reason why it has none; cells that a sender does not want to speak of belong in an <see cref="ObservationList"/> without them.
/// </summary>
/// <example>
/// <code>
/// var table = new SubmissionTable("2013-06/1", "2013-06");
/// table.AddColumn("subscribers.fixed");
/// table.AddColumn("subscribers.mobile");
/// table.AddRow("24").Set("subscribers.fixed", 73_953).Set("subscribers.mobile", 1_795_720);
/// table.AddRow("22").Set("subscribers.fixed", 156_960).SetAbsent("subscribers.mobile", CellState.NotAvailable);
/// </code>
/// </example>
public sealed class SubmissionTable : Submission
{
    private readonly List<string> _areas;
    private readonly List<TableColumn> _columns = [];

    /// <summary>An empty table.</summary>
    /// <param name="submissionId">See <see cref="Submission.SubmissionId"/>.</param>
    /// <param name="period">See <see cref="Submission.Period"/>.</param>
    /// <param name="areas">Rows to begin with: codes of the statistics office as valid on the period's last day. Default: none.</param>
    public SubmissionTable(string submissionId, string period, IEnumerable<string>? areas = null)
        : base(submissionId, period) =>
        _areas = areas is null ? [] : [.. areas];

    /// <summary>A table with a row for each object.</summary>
    /// <typeparam name="T">The objects' type.</typeparam>
    /// <param name="submissionId">See <see cref="Submission.SubmissionId"/>.</param>
    /// <param name="period">See <see cref="Submission.Period"/>.</param>
    /// <param name="records">The objects, each of another area.</param>
    /// <param name="area">An object's area code, as in <see cref="AddRow"/>.</param>
    /// <param name="columns">A metric each.</param>
    /// <exception cref="TableSourceException">An object does not fit: no area, one that came already, a missing value, too many decimals.</exception>
    public static SubmissionTable FromRecords<T>(
        string submissionId, string period, IEnumerable<T> records, Func<T, string> area, params ReadOnlySpan<RecordColumn<T>> columns)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(area);
        var table = new SubmissionTable(submissionId, period);
        TableFiller.FromRecords(table, records, area, columns);
        return table;
    }

    /// <summary>A table with a row for each row of a data table.</summary>
    /// <param name="submissionId">See <see cref="Submission.SubmissionId"/>.</param>
    /// <param name="period">See <see cref="Submission.Period"/>.</param>
    /// <param name="data">The data table.</param>
    /// <param name="areaColumn">Name of its column with area codes, as text.</param>
    /// <param name="columns">A metric each, from a column of numbers.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="TableSourceException">A cell does not fit: as in <see cref="FromRecords"/>, or it is no number.</exception>
    public static SubmissionTable FromDataTable(string submissionId, string period, DataTable data, string areaColumn, params ReadOnlySpan<MappedColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var reader = data.CreateDataReader();
        return FromReader(submissionId, period, reader, areaColumn, columns);
    }

    /// <summary>A table with a row for each row of a data reader, which is read to its end, a row at a time, and stays the caller's.</summary>
    /// <inheritdoc cref="FromDataTable"/>
    /// <param name="submissionId">See <see cref="Submission.SubmissionId"/>.</param>
    /// <param name="period">See <see cref="Submission.Period"/>.</param>
    /// <param name="reader">The data reader, before its first row.</param>
    /// <param name="areaColumn">Name of its column with area codes, as text.</param>
    /// <param name="columns">A metric each, from a column of numbers.</param>
    public static SubmissionTable FromReader(string submissionId, string period, IDataReader reader, string areaColumn, params ReadOnlySpan<MappedColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var table = new SubmissionTable(submissionId, period);
        TableFiller.FromReader(table, reader, areaColumn, columns);
        return table;
    }

    /// <summary>Area codes, one for each row.</summary>
    public IReadOnlyList<string> Areas => _areas;

    /// <summary>The columns in the order in which they were added.</summary>
    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <inheritdoc/>
    public override int CellCount => _areas.Count * _columns.Count;

    internal override int EstimatedBytes => (_areas.Count * 8) + (CellCount * 4) + (_columns.Count * 64);

    /// <summary>Adds a column of exact values; its cells are still to be set.</summary>
    /// <param name="metric">Metric code; in a plan also an indicator's.</param>
    /// <param name="decimals">The catalogue's decimals for the metric: 0 (the default) for counts and đồng, 2 for km2; at most 18.</param>
    public TableColumn AddColumn(string metric, int decimals = 0) => Add(TableColumn.OfScaled(metric, decimals, _areas.Count));

    /// <summary>Adds a column of exact values in one go. The arrays become the table's and must not be changed afterwards.</summary>
    /// <param name="metric">Metric code; in a plan also an indicator's.</param>
    /// <param name="decimals">The catalogue's decimals for the metric, 0 to 18.</param>
    /// <param name="scaled">Values × 10^decimals, one for each row. Those of absent cells are overwritten with 0.</param>
    /// <param name="states">One for each row; null: every cell has a value.</param>
    public TableColumn AddColumn(string metric, int decimals, long[] scaled, CellState[]? states = null) =>
        Add(TableColumn.OfScaled(metric, decimals, _areas.Count, scaled, states));

    /// <summary>
    /// Adds a column of floating-point values in the metric's unit, for senders that have no exact ones; its cells are still to
    /// be set. The server judges whether they have more decimals than the metric.
    /// </summary>
    public TableColumn AddNumberColumn(string metric) => Add(TableColumn.OfNumbers(metric, _areas.Count));

    /// <summary>Adds a row; its cells are still to be set.</summary>
    /// <param name="area">Code of the statistics office as valid on the period's last day: <c>VN</c>, <c>24</c>, <c>213</c>, <c>07213</c>.</param>
    public TableRow AddRow(string area)
    {
        ArgumentException.ThrowIfNullOrEmpty(area);
        _areas.Add(area);
        foreach (var column in _columns)
        {
            column.Grow(_areas.Count);
        }

        return new TableRow(this, _areas.Count - 1);
    }

    /// <summary>The row at a position, from 0.</summary>
    public TableRow Row(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _areas.Count);
        return new TableRow(this, index);
    }

    internal TableColumn Column(string metric) =>
        _columns.Find(c => c.Metric == metric) ?? throw new ArgumentException($"No column '{metric}'; add it first.", nameof(metric));

    internal override IEnumerable<SubmissionCell> Cells()
    {
        for (var column = 0; column < _columns.Count; column++)
        {
            for (var row = 0; row < _areas.Count; row++)
            {
                yield return _columns[column].Cell(row, column, _areas);
            }
        }
    }

    internal override void WriteCells(ReverseWriter writer)
    {
        var end = writer.Length;
        for (var i = _columns.Count - 1; i >= 0; i--)
        {
            _columns[i].Write(writer, _areas);
        }

        for (var i = _areas.Count - 1; i >= 0; i--)
        {
            writer.WriteElement(1, _areas[i]);
        }

        writer.WriteHeader(7, end);
    }

    private TableColumn Add(TableColumn column)
    {
        if (_columns.Exists(c => c.Metric == column.Metric))
        {
            throw new ArgumentException($"A column '{column.Metric}' is there already.", nameof(column));
        }

        _columns.Add(column);
        return column;
    }
}

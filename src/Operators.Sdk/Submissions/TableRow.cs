namespace Telemetry.Operators;

/// <summary>A row of a <see cref="SubmissionTable"/>, for setting its cells by metric.</summary>
public readonly struct TableRow : IEquatable<TableRow>
{
    private readonly SubmissionTable _table;
    private readonly int _index;

    internal TableRow(SubmissionTable table, int index)
    {
        _table = table;
        _index = index;
    }

    /// <summary>Code of the row's area.</summary>
    public string Area => _table.Areas[_index];

    /// <summary>Sets a value in the metric's unit. In a column of exact values it must not have more decimals than the column.</summary>
    public TableRow Set(string metric, decimal value)
    {
        _table.Column(metric).Set(_index, value);
        return this;
    }

    /// <summary>Sets a value of a column made by <see cref="SubmissionTable.AddNumberColumn"/>.</summary>
    public TableRow SetNumber(string metric, double value)
    {
        _table.Column(metric).SetNumber(_index, value);
        return this;
    }

    /// <summary>Says why a cell has no value.</summary>
    public TableRow SetAbsent(string metric, CellState state)
    {
        _table.Column(metric).SetAbsent(_index, state);
        return this;
    }

    /// <inheritdoc/>
    public bool Equals(TableRow other) => ReferenceEquals(_table, other._table) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TableRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_table, _index);

    /// <summary>Whether both are the same row of the same table.</summary>
    public static bool operator ==(TableRow left, TableRow right) => left.Equals(right);

    /// <summary>Whether they are different rows.</summary>
    public static bool operator !=(TableRow left, TableRow right) => !left.Equals(right);
}

namespace Telemetry.Operators;

/// <summary>A table cannot be built from what it was to be built from, because of one cell there.</summary>
public sealed class TableSourceException : Exception
{
    internal TableSourceException(int row, string column, string problem, Exception? inner = null)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {row}, column '{column}': {problem}"), inner)
    {
        Row = row;
        Column = column;
    }

    /// <summary>The row, from 1 as a person counts; a header is not one.</summary>
    public int Row { get; }

    /// <summary>The column: its name, or where objects are read the metric's code; <c>area</c> for an object's area.</summary>
    public string Column { get; }
}

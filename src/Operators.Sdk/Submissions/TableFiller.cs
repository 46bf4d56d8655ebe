using System.Data;
using System.Globalization;

namespace Telemetry.Operators;

/// <summary>Fills a table row by row from somewhere else; whatever does not fit is an error that names row and column.</summary>
internal static class TableFiller
{
    private const string AreaOfRecord = "area";

    // Up to 2^53 a double counts every whole number.
    private const double MostWhole = 9_007_199_254_740_992;

    public static void FromRecords<T>(SubmissionTable table, IEnumerable<T> records, Func<T, string> area, ReadOnlySpan<RecordColumn<T>> columns)
    {
        var targets = new TableColumn[columns.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = table.AddColumn(columns[i].Metric, columns[i].Decimals);
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var row = AddRow(table, area(record), AreaOfRecord, seen);
            for (var i = 0; i < targets.Length; i++)
            {
                Set(targets[i], row, columns[i].Metric, columns[i].Value(record), columns[i].WhenNull);
            }
        }
    }

    public static void FromReader(SubmissionTable table, IDataReader reader, string areaColumn, ReadOnlySpan<MappedColumn> columns)
    {
        var areaOrdinal = Ordinal(reader, areaColumn);
        var targets = new (TableColumn Column, int Ordinal)[columns.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = (table.AddColumn(columns[i].Metric, columns[i].Decimals), Ordinal(reader, columns[i].Name));
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var row = AddRow(table, AreaOf(reader.GetValue(areaOrdinal), seen.Count + 1, areaColumn), areaColumn, seen);
            for (var i = 0; i < targets.Length; i++)
            {
                var name = columns[i].Name;
                Set(targets[i].Column, row, name, NumberOf(reader.GetValue(targets[i].Ordinal), row + 1, name), columns[i].WhenNull);
            }
        }
    }

    private static int Ordinal(IDataReader reader, string name)
    {
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var ordinal = Array.IndexOf(names, name);
        ordinal = ordinal >= 0 ? ordinal : Array.FindIndex(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0 ? ordinal : throw new ArgumentException($"There is no column '{name}'; there are {string.Join(", ", names.Select(n => $"'{n}'"))}.", nameof(name));
    }

    private static int AddRow(SubmissionTable table, string? area, string column, Dictionary<string, int> seen)
    {
        var row = seen.Count + 1;
        if (string.IsNullOrWhiteSpace(area))
        {
            throw new TableSourceException(row, column, "no area code");
        }

        area = area.Trim();
        if (!seen.TryAdd(area, row))
        {
            throw new TableSourceException(row, column, string.Create(CultureInfo.InvariantCulture, $"area '{area}' came in row {seen[area]} already"));
        }

        table.AddRow(area);
        return row - 1;
    }

    private static string? AreaOf(object value, int row, string column) => value switch
    {
        string text => text,
        DBNull => null,
        _ => throw new TableSourceException(row, column, $"the area code is {value.GetType().Name}; expected text, because 07213 is not 7213"),
    };

    private static decimal? NumberOf(object value, int row, string column)
    {
        switch (value)
        {
            case DBNull:
                return null;
            case decimal exact:
                return exact;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            case float or double:
                try
                {
                    return value is float single ? Exact(single) : Exact((double)value);
                }
                catch (OverflowException e)
                {
                    throw new TableSourceException(row, column, string.Create(CultureInfo.InvariantCulture, $"{value} is no number that can be reported"), e);
                }

            default:
                // Text is never read as a number here: 1.234 is two different ones.
                throw new TableSourceException(row, column, $"the value is {value.GetType().Name}; expected a number");
        }
    }

    // Whole numbers digit by digit: Convert.ToDecimal keeps 15 digits of a double. Fractions to those 15, which is what was meant.
    private static decimal Exact(double value) => double.IsInteger(value) && Math.Abs(value) <= MostWhole ? (long)value : Convert.ToDecimal(value);

    // Of a float it keeps 7 digits, fewer than many have; the shortest text that reads back as the same float is what was meant.
    private static decimal Exact(float value) =>
        float.IsInteger(value) && Math.Abs(value) <= MostWhole ? (long)value
        : float.IsFinite(value) ? decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
        : Convert.ToDecimal(value);

    private static void Set(TableColumn target, int row, string column, decimal? value, CellState? whenNull)
    {
        if (value is { } number)
        {
            try
            {
                target.Set(row, number);
            }
            catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
            {
                throw new TableSourceException(row + 1, column, string.Create(CultureInfo.InvariantCulture, $"{number} has more than {target.Decimals} decimals, or too many digits"), e);
            }
        }
        else
        {
            target.SetAbsent(row, whenNull ?? throw new TableSourceException(row + 1, column, "there is no value, and nothing says what that means; name a state for it"));
        }
    }
}

using Microsoft.Data.Sqlite;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>What a segment's file says of itself and of those before it.</summary>
internal static class SegmentTable
{
    /// <summary>All segments up to the file's own, ascending.</summary>
    /// <param name="connection">A connection to the file.</param>
    /// <param name="year">The year in its name.</param>
    /// <exception cref="InvalidDataException">It was made for another year than it is named by.</exception>
    public static IReadOnlyList<LedgerSegment> Read(SqliteConnection connection, int year)
    {
        if (LedgerDatabase.Scalar(connection, "PRAGMA user_version") < LedgerDatabase.FormatVersion)
        {
            return [new LedgerSegment(year, 1, long.MaxValue)];
        }

        using var rows = new SqliteStatement(connection.Handle!, "SELECT year, first, coalesce(lead(first) OVER (ORDER BY year) - 1, ?) FROM segments ORDER BY year");
        rows.Bind(1, long.MaxValue);
        var segments = new List<LedgerSegment>();
        while (rows.Step())
        {
            segments.Add(new LedgerSegment((int)rows.Int64(0), rows.Int64(1), rows.Int64(2)));
        }

        return segments is [.., var own] && own.Year == year ? segments : throw new InvalidDataException($"{connection.DataSource} was made under another name");
    }
}

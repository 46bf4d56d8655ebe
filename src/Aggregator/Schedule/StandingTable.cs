using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// What scans of the store found of standing figures, so that a start need not read all blocks again. A scan is good for as
/// long as the period's newest sequence and the catalogue are those it was made with. Thread-safe.
/// </summary>
internal sealed class StandingTable(SqliteConnection connection, Lock gate)
{
    /// <summary>Newest sequence at the last scan with that catalogue, by period.</summary>
    public Dictionary<Period, long> ReadScans(string catalogueVersion)
    {
        lock (gate)
        {
            using var command = connection.Command("SELECT period, through FROM scans WHERE catalogue_version=$catalogue", ("$catalogue", catalogueVersion));
            using var rows = command.ExecuteReader();
            var scans = new Dictionary<Period, long>();
            while (rows.Read())
            {
                scans.Add(Period.Parse(rows.GetString(0)), rows.GetInt64(1));
            }

            return scans;
        }
    }

    /// <summary>Sequence of the newest figures of each metric, by period and metric code.</summary>
    public List<(Period Period, string Metric, long Last)> ReadFigures()
    {
        lock (gate)
        {
            using var command = connection.Command("SELECT period, metric, last FROM standing");
            using var rows = command.ExecuteReader();
            var figures = new List<(Period Period, string Metric, long Last)>();
            while (rows.Read())
            {
                figures.Add((Period.Parse(rows.GetString(0)), rows.GetString(1), rows.GetInt64(2)));
            }

            return figures;
        }
    }

    /// <summary>Keeps a scan in the place of the period's former one.</summary>
    public void Write(Period period, long through, string catalogueVersion, IReadOnlyDictionary<string, long> lastByMetric)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                DELETE FROM standing WHERE period=$period;
                REPLACE INTO scans(period, through, catalogue_version) VALUES($period, $through, $catalogue);
                """;
            command.Parameters.AddWithValue("$period", period.ToString());
            command.Parameters.AddWithValue("$through", through);
            command.Parameters.AddWithValue("$catalogue", catalogueVersion);
            command.ExecuteNonQuery();

            command.CommandText = "INSERT INTO standing(period, metric, last) VALUES($period, $metric, $last)";
            var metric = command.Parameters.Add("$metric", SqliteType.Text);
            var last = command.Parameters.Add("$last", SqliteType.Integer);
            foreach (var (code, sequence) in lastByMetric)
            {
                (metric.Value, last.Value) = (code, sequence);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }
}

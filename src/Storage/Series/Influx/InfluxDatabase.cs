namespace Telemetry.Storage.Series.Influx;

/// <summary>The database itself: there, keeping for ever, of this layout; and its position.</summary>
internal sealed class InfluxDatabase(InfluxClient client, InfluxSeriesStoreOptions options)
{
    // Months of ten years in one shard: every shard has an index entry for each series and field in it, which for one figure a month
    // is more than the figure. Measured: docs/decisions/0018.
    private const string ShardDuration = "520w";

    /// <summary>Makes the database where it is missing, and refuses one that would lose figures.</summary>
    /// <exception cref="InfluxSetupException">The retention policy is missing or does not keep for ever.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var databases = await RowsAsync("SHOW DATABASES", cancellationToken);
        if (databases.All(row => row["name"].Text != options.Database))
        {
            var name = options.RetentionPolicy is null ? "" : $" NAME \"{options.RetentionPolicy}\"";
            await RowsAsync($"CREATE DATABASE \"{options.Database}\" WITH DURATION INF SHARD DURATION {ShardDuration}{name}", cancellationToken);
        }

        var policies = await RowsAsync($"SHOW RETENTION POLICIES ON \"{options.Database}\"", cancellationToken);
        var policy = policies.Find(row => options.RetentionPolicy is null ? row["default"].Number == 1 : row["name"].Text == options.RetentionPolicy)
            ?? throw new InfluxSetupException(
                $"InfluxDB's database '{options.Database}' has no retention policy '{options.RetentionPolicy}'; make it with "
                + $"CREATE RETENTION POLICY \"{options.RetentionPolicy}\" ON \"{options.Database}\" DURATION INF REPLICATION 1 SHARD DURATION {ShardDuration}");
        if (policy["duration"].Text != "0s")
        {
            throw new InfluxSetupException(
                $"InfluxDB would throw figures away: retention policy '{policy["name"].Text}' of database '{options.Database}' keeps for {policy["duration"].Text}, "
                + $"expected for ever; mend it with ALTER RETENTION POLICY \"{policy["name"].Text}\" ON \"{options.Database}\" DURATION INF SHARD DURATION {ShardDuration}");
        }
    }

    /// <summary>The newest position; 0 where there is none.</summary>
    /// <exception cref="InfluxSetupException">It was written with another layout.</exception>
    public async Task<long> PositionAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync($"SELECT \"sequence\",\"layout\" FROM \"{InfluxLayout.Positions}\" ORDER BY time DESC LIMIT 1", cancellationToken);
        if (rows.Count == 0)
        {
            return 0;
        }

        var layout = rows[0]["layout"].Number;
        return layout == InfluxLayout.Version
            ? rows[0]["sequence"].Number
            : throw new InfluxSetupException(
                $"InfluxDB's database '{options.Database}' has layout {layout}, this version writes {InfluxLayout.Version}; name another database and fill it with the command rebuild");
    }

    /// <summary>Removes every measurement, the position first.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var measurement in InfluxLayout.Measurements)
        {
            await RowsAsync($"DROP MEASUREMENT \"{measurement}\"", cancellationToken);
        }
    }

    /// <summary>A small answer.</summary>
    public async Task<List<Dictionary<string, InfluxCell>>> RowsAsync(string query, CancellationToken cancellationToken)
    {
        var rows = new TableRows();
        await client.QueryAsync(query, rows, cancellationToken);
        return rows.Rows;
    }
}

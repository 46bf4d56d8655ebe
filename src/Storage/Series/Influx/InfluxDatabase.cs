namespace Telemetry.Storage.Series.Influx;

/// <summary>The database itself: there, keeping for ever, of this layout; and its position.</summary>
internal sealed class InfluxDatabase(InfluxClient client, InfluxSeriesStoreOptions options)
{
    // Months of ten years in one shard: every shard has an index entry for each series and field in it, which for one figure a month
    // is more than the figure. Measured: docs/decisions/0018.
    private const string ShardDuration = "520w";

    /// <summary>Makes the database where it is missing (version 1), and refuses one that would lose figures.</summary>
    /// <exception cref="InfluxSetupException">It is missing and cannot be made, or does not keep for ever.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var policies = await PoliciesAsync(cancellationToken);
        if (policies.Count == 0)
        {
            await MakeAsync(cancellationToken);
            policies = await PoliciesAsync(cancellationToken);
        }

        // Version 3 names no default: it has one policy a database.
        var policy = policies.Find(row => options.RetentionPolicy is null ? !row.TryGetValue("default", out var isDefault) || isDefault.Number == 1 : row["name"].Text == options.RetentionPolicy)
            ?? throw new InfluxSetupException(
                $"InfluxDB's database '{options.Database}' has no retention policy '{options.RetentionPolicy ?? "of its own"}'; make it with "
                + $"CREATE RETENTION POLICY \"{options.RetentionPolicy ?? "autogen"}\" ON \"{options.Database}\" DURATION INF REPLICATION 1 SHARD DURATION {ShardDuration} DEFAULT");
        if (policy["duration"] is { IsNull: false, Text: not "0s" } duration)
        {
            throw new InfluxSetupException(
                $"InfluxDB would throw figures away: retention policy '{policy["name"].Text}' of database '{options.Database}' keeps for {duration.Text ?? $"{duration.Number} ns"}, "
                + $"expected for ever; mend it with ALTER RETENTION POLICY \"{policy["name"].Text}\" ON \"{options.Database}\" DURATION INF SHARD DURATION {ShardDuration}");
        }

        if (options.WriteApi == InfluxWriteApi.V2)
        {
            await RequireEndlessBucketAsync(cancellationToken);
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
    /// <exception cref="NotSupportedException">This InfluxDB does not delete by InfluxQL.</exception>
    public async Task<int> ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var measurement in InfluxLayout.Measurements)
        {
            await DeleteAsync($"DROP MEASUREMENT \"{measurement}\"", cancellationToken);
        }

        return InfluxLayout.Measurements.Count;
    }

    /// <summary>Does a statement that deletes.</summary>
    /// <exception cref="NotSupportedException">This InfluxDB does not delete by InfluxQL.</exception>
    public async Task<int> DeleteAsync(string statement, CancellationToken cancellationToken)
    {
        try
        {
            return (await RowsAsync(statement, cancellationToken)).Count;
        }
        catch (InfluxAnsweredException e)
        {
            throw new NotSupportedException(
                $"InfluxDB does not delete by InfluxQL ({e.Message}); version 3 does not: give the store a new, empty database and fill that with the command rebuild", e);
        }
    }

    /// <summary>A small answer.</summary>
    public async Task<List<Dictionary<string, InfluxCell>>> RowsAsync(string query, CancellationToken cancellationToken)
    {
        var rows = new TableRows();
        await client.QueryAsync(query, rows, cancellationToken);
        return rows.Rows;
    }

    // A database that is not there is an error in version 1 and 3 and an empty list in version 2.
    private async Task<List<Dictionary<string, InfluxCell>>> PoliciesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RowsAsync($"SHOW RETENTION POLICIES ON \"{options.Database}\"", cancellationToken);
        }
        catch (InfluxAnsweredException)
        {
            return [];
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var name = options.RetentionPolicy is null ? "" : $" NAME \"{options.RetentionPolicy}\"";
            await RowsAsync($"CREATE DATABASE \"{options.Database}\" WITH DURATION INF SHARD DURATION {ShardDuration}{name}", cancellationToken);
        }
        catch (InfluxAnsweredException e)
        {
            throw new InfluxSetupException(
                $"InfluxDB has no database '{options.Database}' that this service may read, and does not make it by InfluxQL ({e.Message}); make one that keeps for ever: "
                + $"version 2: influx bucket create --name {options.Database} --retention 0; version 3: influxdb3 create database {options.Database}");
        }
    }

    // Version 2 says "0s" of every bucket in InfluxQL; its own interface knows better.
    private async Task RequireEndlessBucketAsync(CancellationToken cancellationToken)
    {
        var name = options.RetentionPolicy is null ? options.Database : $"{options.Database}/{options.RetentionPolicy}";
        using var found = await client.FindAsync($"api/v2/buckets?name={Uri.EscapeDataString(name)}", cancellationToken);
        if (found is null || !found.RootElement.TryGetProperty("buckets", out var buckets))
        {
            return;
        }

        foreach (var rule in buckets.EnumerateArray().SelectMany(b => b.TryGetProperty("retentionRules", out var rules) ? rules.EnumerateArray().ToArray() : []))
        {
            if (rule.TryGetProperty("everySeconds", out var seconds) && seconds.GetInt64() != 0)
            {
                throw new InfluxSetupException(
                    $"InfluxDB would throw figures away: bucket '{name}' keeps for {seconds} s, expected for ever; mend it with influx bucket update --id {buckets[0].GetProperty("id")} --retention 0");
            }
        }
    }
}

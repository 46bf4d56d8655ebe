using Telemetry.InfluxBench;

if (!BenchOptions.TryParse(args, out var options))
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

foreach (var layout in options.ShardDurations)
{
    await using var server = await InfluxProcess.StartAsync(layout);
    await using var store = server.OpenStore();
    Console.WriteLine($"\nInfluxDB, shard duration {layout}");
    await new StoreMeasurement(store, options, () => server.MeasureAsync()).RunAsync();
}

using var folder = new TemporaryFolder();
await using (var embedded = folder.OpenStore())
{
    Console.WriteLine("\nembedded");
    await new StoreMeasurement(embedded, options, () => Task.FromResult(folder.Measure())).RunAsync();
}

return 0;

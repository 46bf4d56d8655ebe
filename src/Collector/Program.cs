using Telemetry.Collector.Hosting;

return await CommandLine.Create().Parse(args).InvokeAsync();

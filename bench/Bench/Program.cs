using Telemetry.Bench;
using Telemetry.Bench.Portal;
using Telemetry.Bench.Scale;
using Telemetry.Bench.Streams;

if (args is ["scale", ..])
{
    return await ScaleCommand.RunAsync(args);
}

if (args is ["portal", ..])
{
    return await PortalCommand.RunAsync(args);
}

if (BenchOptions.TryParse(args, out var options, out var problem))
{
    return options.Command switch
    {
        BenchCommand.Encode => EncodeCommand.Run(options),
        BenchCommand.Streams => await StreamsCommand.RunAsync(options),
        BenchCommand.Run => await RunCommand.RunAsync(options),
        _ => BenchOptions.PrintHelp(),
    };
}

Console.Error.WriteLine(problem);
return 2;

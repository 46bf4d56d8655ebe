using Telemetry.Bench;
using Telemetry.Bench.Scale;

if (args is ["scale", ..])
{
    return await ScaleCommand.RunAsync(args);
}

if (BenchOptions.TryParse(args, out var options, out var problem))
{
    return options.Command switch
    {
        BenchCommand.Encode => EncodeCommand.Run(options),
        BenchCommand.Run => await RunCommand.RunAsync(options),
        _ => BenchOptions.PrintHelp(),
    };
}

Console.Error.WriteLine(problem);
return 2;

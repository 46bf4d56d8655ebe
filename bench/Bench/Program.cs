using Telemetry.Bench;

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

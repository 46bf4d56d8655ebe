namespace Telemetry.Bench.Scale;

/// <summary><c>scale load | measure</c>: the whole country at commune level, five years of it.</summary>
internal static class ScaleCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (!ScaleOptions.TryParse(args.AsSpan(1), out var options, out var problem))
        {
            Console.Error.WriteLine(problem);
            return 2;
        }

        return options.IsLoad ? await ScaleLoad.RunAsync(options) : await ScaleMeasure.RunAsync(options);
    }
}

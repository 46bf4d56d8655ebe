namespace Telemetry.Collector.Hosting;

/// <summary>Runs a command and words what kept it from running for the person at the console.</summary>
public static class Guard
{
    /// <summary>Exit code of a command that could not start.</summary>
    public const int CouldNotStart = 2;

    /// <summary>The command's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return CouldNotStart;
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
    }
}

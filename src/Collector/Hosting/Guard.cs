using Microsoft.Data.Sqlite;

namespace Telemetry.Collector.Hosting;

/// <summary>Runs a command and words what kept it from running for the person at the console.</summary>
public static class Guard
{
    /// <summary>Exit code of a command that could not start.</summary>
    public const int CouldNotStart = 2;

    /// <summary>Does what reads and writes files, and words what the files or the disk kept it from.</summary>
    /// <param name="work">The work.</param>
    /// <param name="failed">What did not come about; said before the reason.</param>
    /// <exception cref="StartException">It failed.</exception>
    public static T Files<T>(string failed, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or SqliteException)
        {
            throw new StartException([$"{failed}: {e.Message}"]);
        }
    }

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

using Grpc.Core;

namespace Telemetry.Operators.Cli;

/// <summary>Runs a command and words what kept it from running for the person at the console.</summary>
internal static class Guard
{
    /// <summary>The process's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (UnusableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Unusable;
        }
        catch (RpcException e)
        {
            await Console.Error.WriteLineAsync(Worded(e));
            return e.StatusCode switch
            {
                StatusCode.InvalidArgument or StatusCode.FailedPrecondition => ExitCode.Refused,
                _ => ExitCode.NoService,
            };
        }
    }

    private static string Worded(RpcException e) => e.StatusCode switch
    {
        StatusCode.Unauthenticated => $"the service does not know this key: {e.Status.Detail}",
        StatusCode.PermissionDenied => $"this key may not do that: {e.Status.Detail}",
        StatusCode.Unavailable => $"the service cannot be reached: {e.Status.Detail}",
        _ => e.Status.Detail,
    };
}

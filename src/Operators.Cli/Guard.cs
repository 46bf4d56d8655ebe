using Grpc.Core;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>Runs a command and words what kept it from running for the person, or the machine, that ran it.</summary>
internal static class Guard
{
    /// <summary>The process's exit code.</summary>
    /// <param name="output">Takes the words.</param>
    /// <param name="address">The service's address as it was given: named where it could not be reached.</param>
    /// <param name="command">What to run.</param>
    /// <param name="cancellationToken">Somebody wants it to end.</param>
    public static async Task<int> RunAsync(ToolOutput output, string address, Func<Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command();
        }
        catch (UnusableException e)
        {
            return Tell(output, Failure.Unusable, e.In(output.Language), null);
        }
        catch (Exception e) when (e is OperationCanceledException or RpcException && cancellationToken.IsCancellationRequested)
        {
            return Tell(output, Failure.Cancelled, output.Say(GuardWords.Cancelled), null);
        }
        catch (RpcException e)
        {
            var (failure, wait) = RpcFailureMapper.Map(e);
            return Tell(output, failure, output.Say(FailureTable.WordsOf(failure), DetailOf(e, address)), wait);
        }
        catch (TelemetryException e)
        {
            var failure = FailureTable.Of(e.Failure);
            return Tell(output, failure, output.Say(FailureTable.WordsOf(failure), DetailOf(e, address)), e.RetryAfter);
        }
#pragma warning disable CA1031 // The edge of the process: a machine that runs the tool is owed an exit code of its own and one document here too.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Tell(output, Failure.Internal, output.Say(GuardWords.Internal, e.ToString()), null);
        }
    }

    // The library puts the status's name before the service's own words.
    private static string DetailOf(TelemetryException e, string address) => e.InnerException is RpcException rpc ? DetailOf(rpc, address) : e.Message;

    // A status that the service sent has no exception with it; of one that the connection ended in, the innermost says what happened.
    private static string DetailOf(RpcException e, string address) =>
        e.Status.DebugException is { } local ? $"{local.GetBaseException().Message} ({address})" : e.Status.Detail;

    private static int Tell(ToolOutput output, Failure failure, string message, TimeSpan? retryAfter)
    {
        var exit = FailureTable.ExitCodeOf(failure);
        output.Error(new ErrorJson(FailureTable.CodeOf(failure), message, exit) { RetryAfterSeconds = retryAfter?.TotalSeconds });
        return exit;
    }
}

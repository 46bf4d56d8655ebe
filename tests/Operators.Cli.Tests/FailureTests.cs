using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.Rpc;
using Enum = System.Enum;

namespace Telemetry.Operators.Cli.Tests;

/// <summary>What kept a command from running, as exit code, code and sentence.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, "invalid", 1)]
    [InlineData(StatusCode.OutOfRange, "invalid", 1)]
    [InlineData(StatusCode.FailedPrecondition, "precondition", 1)]
    [InlineData(StatusCode.NotFound, "not-found", 1)]
    [InlineData(StatusCode.AlreadyExists, "conflict", 1)]
    [InlineData(StatusCode.ResourceExhausted, "too-large", 1)]
    [InlineData(StatusCode.Unauthenticated, "unauthenticated", 3)]
    [InlineData(StatusCode.PermissionDenied, "not-permitted", 3)]
    [InlineData(StatusCode.Unavailable, "unreachable", 3)]
    [InlineData(StatusCode.DeadlineExceeded, "timed-out", 3)]
    [InlineData(StatusCode.Unimplemented, "unsupported", 3)]
    [InlineData(StatusCode.Internal, "interrupted", 3)]
    [InlineData(StatusCode.Unknown, "interrupted", 3)]
    [InlineData(StatusCode.Aborted, "interrupted", 3)]
    [InlineData(StatusCode.DataLoss, "interrupted", 3)]
    [InlineData(StatusCode.Cancelled, "interrupted", 3)]
    public async Task Every_status_has_its_exit_code_and_shows_what_the_service_said(StatusCode status, string code, int exit)
    {
        var (exitCode, error) = await FailAsync(new RpcException(new Grpc.Core.Status(status, "why\u001b[2J")));

        Assert.Equal((exit, code, exit), (exitCode, error.GetProperty("code").GetString(), error.GetProperty("exitCode").GetInt32()));
        Assert.Contains("why<U+001B>[2J", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(error.TryGetProperty("retryAfterSeconds", out _));
    }

    [Fact]
    public async Task Over_the_rate_is_told_from_too_large_by_the_wait()
    {
        var status = new Protocol.Rpc.Status { Details = { Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(2.5)) }) } };
        var trailers = new Metadata { { "grpc-status-details-bin", Google.Protobuf.MessageExtensions.ToByteArray(status) } };
        var (exit, error) = await FailAsync(new RpcException(new Grpc.Core.Status(StatusCode.ResourceExhausted, "slow down"), trailers));

        Assert.Equal((3, "over-rate", 2.5), (exit, error.GetProperty("code").GetString(), error.GetProperty("retryAfterSeconds").GetDouble()));
    }

    [Fact]
    public async Task Who_gives_up_and_what_nobody_expected_have_codes_of_their_own()
    {
        Assert.Equal(130, (await FailAsync(new OperationCanceledException(), isCancelled: true)).Exit);
        Assert.Equal(130, (await FailAsync(new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "")), isCancelled: true)).Exit);
        Assert.Equal(4, (await FailAsync(new InvalidOperationException("bug"))).Exit);
    }

    [Fact]
    public async Task A_connection_that_comes_to_nothing_says_to_where_and_what_happened()
    {
        var cause = new HttpRequestException("no connection", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused));

        var (_, error) = await FailAsync(new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "Error connecting to subchannel.", cause)));

        var message = error.GetProperty("message").GetString()!;
        Assert.Contains("https://collector.example.vn:7317", message, StringComparison.Ordinal);
        Assert.Contains(cause.InnerException!.Message, message, StringComparison.Ordinal);
        Assert.DoesNotContain("subchannel", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_failure_of_the_library_and_of_the_tool_is_mapped()
    {
        Assert.Equal(Enum.GetValues<SubmitFailure>().Length, Enum.GetValues<SubmitFailure>().Select(FailureTable.Of).Distinct().Count());
        Assert.Equal(Enum.GetValues<Failure>().Length, Enum.GetValues<Failure>().Select(FailureTable.CodeOf).Distinct().Count());
        int[] known = [.. typeof(ExitCode).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (int)f.GetValue(null)!)];
        Assert.All(Enum.GetValues<Failure>(), f => Assert.Contains(FailureTable.ExitCodeOf(f), known));
    }

    private static async Task<(int Exit, JsonElement Error)> FailAsync(Exception exception, bool isCancelled = false)
    {
        using var terminal = new TestTerminal();
        var exit = await Guard.RunAsync(new ToolOutput(terminal.Terminal, Language.English, isJson: true), "https://collector.example.vn:7317", () => throw exception, new CancellationToken(isCancelled));
        Assert.Equal("", terminal.Output);
        return (exit, JsonDocument.Parse(terminal.Errors).RootElement.GetProperty("error"));
    }
}

using System.Reflection;
using Compat.Tests.Calls;
using Compat.Tests.Contract;
using Grpc.Net.Client.Configuration;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Compat.Tests.References;

/// <summary>The runtime loads and compiles all of the real assemblies against the contract assemblies.</summary>
public sealed class BodyTests
{
    [Fact]
    public void Every_body_of_the_server_compiles() => AssertCompiles(Real.Server, types: 145, bodies: 588, _ => true);

    [Fact]
    public void Every_body_of_the_client_compiles() => AssertCompiles(Real.Client, types: 244, bodies: 1443, _ => true);

    [Fact]
    public void Every_body_of_generated_code_compiles() => AssertCompiles(Real.Generated, types: 8, bodies: 50, Real.IsGenerated);

    [Fact]
    public void Bodies_that_name_a_renamed_member_do_not_compile()
    {
        var failures = FailuresWith(
            Real.Server,
            api => AlteredAssembly.Rename(api, "Grpc.Core.ServerCallContext", "get_Peer"));

        Assert.Contains(failures, failure => failure.Contains("get_Peer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_writer_without_the_default_body_does_not_load()
    {
        var failures = FailuresWith(
            Real.Client,
            api => AlteredAssembly.RemoveBody(api, "Grpc.Core.IAsyncStreamWriter`1", "WriteAsync"));

        Assert.Contains(failures, failure => failure.Contains("WriteAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unaltered_copy_compiles_in_isolation_too() => Assert.Empty(FailuresWith(Real.Client, AlteredNothing));

    private static AssemblyImage AlteredNothing(AssemblyImage api) => new(api.Bytes);

    private static IReadOnlyList<string> FailuresWith(Assembly consumer, Func<AssemblyImage, AssemblyImage> alter)
    {
        using var original = AssemblyImage.Of(Real.Api);
        using var altered = alter(original);
        using var common = AssemblyImage.Of(Real.Common);
        var context = new IsolatedContext(altered, common);
        try
        {
            return NewCompiler().Compile(context.LoadFromAssemblyPath(consumer.Location), _ => true).Failures;
        }
        finally
        {
            context.Unload();
        }
    }

    // A message for nearly everything; then one type for each constraint that the real assemblies have.
    private static BodyCompiler NewCompiler() => new(
        typeof(Note),
        typeof(RecordingInterceptor),
        typeof(SocketsHttpHandler),
        typeof(IntRouteConstraint),
        typeof(RetryThrottlingPolicy),
        typeof(Action));

    private static void AssertCompiles(Assembly assembly, int types, int bodies, Func<Type, bool> isWanted)
    {
        var report = NewCompiler().Compile(assembly, isWanted);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{assembly.GetName().Name}: {report.Types} types, {report.Bodies} bodies, {report.Skipped.Count} skipped");
        Assert.Empty(report.Failures);
        Assert.Empty(report.Skipped);
        Assert.True(report.Types >= types && report.Bodies >= bodies, $"Only {report.Types} types and {report.Bodies} bodies.");
    }
}

namespace Compat.Tests.References;

/// <summary>Every type and member that real gRPC assemblies name is in the contract assemblies and open to them.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string CallContext = "Grpc.Core.ServerCallContext";

    private readonly AssemblyImage _api = AssemblyImage.Of(Real.Api);
    private readonly AssemblyImage _common = AssemblyImage.Of(Real.Common);
    private readonly AssemblyImage _server = AssemblyImage.Of(Real.Server);
    private readonly AssemblyImage _client = AssemblyImage.Of(Real.Client);
    private readonly AssemblyImage _generated = AssemblyImage.Of(Real.Generated);

    public void Dispose()
    {
        foreach (var image in new[] { _api, _common, _server, _client, _generated })
        {
            image.Dispose();
        }
    }

    [Fact]
    public void Every_member_the_server_asks_for_is_there() => AssertComplete(_server, types: 32, members: 74);

    [Fact]
    public void Every_member_the_client_asks_for_is_there() => AssertComplete(_client, types: 35, members: 66);

    [Fact]
    public void Every_member_generated_code_asks_for_is_there() => AssertComplete(_generated, types: 35, members: 36);

    [Fact]
    public void The_identity_is_the_one_the_real_assemblies_bind_to()
    {
        foreach (var consumer in new[] { Real.Server, Real.Client })
        {
            foreach (var contract in new[] { Real.Api, Real.Common })
            {
                Assert.Contains(contract.FullName, consumer.GetReferencedAssemblies().Select(name => name.FullName));
            }
        }
    }

    [Fact]
    public void A_renamed_member_is_noticed()
    {
        using var api = AlteredAssembly.Rename(_api, CallContext, "get_Peer");

        var miss = Assert.Single(new ContractSurface(api, _common).Resolve(_server).Misses);

        Assert.Equal($"missing: [Grpc.Core.Api]{CallContext}::get_Peer : instance String `0()", miss);
    }

    [Fact]
    public void A_hidden_member_is_noticed()
    {
        using var api = AlteredAssembly.Hide(_api, "Grpc.Core.RpcException", "get_Trailers");
        var surface = new ContractSurface(api, _common);

        var miss = Assert.Single(surface.Resolve(_client).Misses);

        Assert.StartsWith("not visible: [Grpc.Core.Api]Grpc.Core.RpcException::get_Trailers", miss, StringComparison.Ordinal);
        Assert.Empty(surface.Resolve(_server).Misses); // a friend
    }

    [Fact]
    public void A_friend_under_another_name_is_no_friend()
    {
        using var api = AlteredAssembly.Replace(_api, "Grpc.AspNetCore.Server", "Grpc.AspNetCore.Xerver");

        var miss = Assert.Single(new ContractSurface(api, _common).Resolve(_server).Misses);

        Assert.Contains("ServerServiceDefinition::BindService", miss, StringComparison.Ordinal);
    }

    private void AssertComplete(AssemblyImage consumer, int types, int members)
    {
        var report = new ContractSurface(_api, _common).Resolve(consumer);

        TestContext.Current.TestOutputHelper!.WriteLine($"{consumer.Name}: {report.Types} types, {report.Members} members");
        Assert.Empty(report.Misses);
        Assert.True(report.Types >= types && report.Members >= members, $"Only {report.Types} types and {report.Members} members were asked for.");
    }
}

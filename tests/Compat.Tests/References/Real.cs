using System.Reflection;
using Compat.Tests.Contract;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace Compat.Tests.References;

/// <summary>The assemblies of this process: the two contracts, and the three that were compiled against gRPC's own.</summary>
internal static class Real
{
    public static Assembly Api => typeof(Status).Assembly;

    public static Assembly Common => typeof(ICompressionProvider).Assembly;

    public static Assembly Server => typeof(GrpcServiceOptions).Assembly;

    public static Assembly Client => typeof(GrpcChannel).Assembly;

    /// <summary>This assembly, for the code in it that Grpc.Tools generated; what the tests themselves ask for comes on top.</summary>
    public static Assembly Generated => typeof(Echo).Assembly;

    public static bool IsGenerated(Type type) => type.Namespace == typeof(Echo).Namespace;
}

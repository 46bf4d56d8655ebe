using System.Reflection;
using System.Runtime.Loader;

namespace Compat.Tests.References;

/// <summary>Loads the real gRPC assemblies once more, bound to the given contract assemblies instead of those of this process.</summary>
internal sealed class IsolatedContext(params AssemblyImage[] contracts) : AssemblyLoadContext(isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (contracts.FirstOrDefault(contract => contract.Name == assemblyName.Name) is { } contract)
        {
            using var bytes = new MemoryStream(contract.Bytes);
            return LoadFromStream(bytes);
        }

        return assemblyName.Name!.StartsWith("Grpc.", StringComparison.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
            : null;
    }
}

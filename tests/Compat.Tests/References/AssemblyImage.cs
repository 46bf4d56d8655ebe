using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Compat.Tests.References;

/// <summary>An assembly as bytes, with its metadata.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader _file;

    public AssemblyImage(byte[] bytes)
    {
        Bytes = bytes;
        _file = new PEReader(ImmutableArray.Create(bytes));
        Metadata = _file.GetMetadataReader();
        MetadataStart = _file.PEHeaders.MetadataStartOffset;
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);
    }

    public byte[] Bytes { get; }

    public MetadataReader Metadata { get; }

    /// <summary>Where in <see cref="Bytes"/> the metadata begins.</summary>
    public int MetadataStart { get; }

    public string Name { get; }

    public static AssemblyImage Of(Assembly assembly) => new(File.ReadAllBytes(assembly.Location));

    public void Dispose() => _file.Dispose();
}

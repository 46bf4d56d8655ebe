using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Compat.Tests.References;

/// <summary>Copies of an assembly with one thing broken, to show that a check notices.</summary>
internal static class AlteredAssembly
{
    // A row of the MethodDef table (ECMA-335 II.22.26): RVA, ImplFlags, Flags, Name ...
    private const int FlagsColumn = 6;
    private const int NameColumn = 8;

    /// <summary>The method under another name.</summary>
    public static AssemblyImage Rename(AssemblyImage original, string type, string method) =>
        Edit(original, type, method, (row, _) =>
        {
            var other = original.Metadata.GetAssemblyDefinition().Name;
            var heapIndex = original.Metadata.GetHeapOffset(other);
            if (original.Metadata.GetHeapSize(HeapIndex.String) <= ushort.MaxValue)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(row[NameColumn..], (ushort)heapIndex);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(row[NameColumn..], heapIndex);
            }
        });

    /// <summary>The method internal.</summary>
    public static AssemblyImage Hide(AssemblyImage original, string type, string method) =>
        Edit(original, type, method, (row, attributes) =>
            SetFlags(row, (attributes & ~MethodAttributes.MemberAccessMask) | MethodAttributes.Assembly));

    /// <summary>The method, of an interface, without its default body.</summary>
    public static AssemblyImage RemoveBody(AssemblyImage original, string type, string method) =>
        Edit(original, type, method, (row, attributes) =>
        {
            BinaryPrimitives.WriteInt32LittleEndian(row, 0);
            SetFlags(row, attributes | MethodAttributes.Abstract);
        });

    /// <summary>A name inside an attribute replaced by another of the same length.</summary>
    public static AssemblyImage Replace(AssemblyImage original, string text, string by)
    {
        var bytes = original.Bytes.ToArray();
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.True(at >= 0 && text.Length == by.Length);
        Encoding.UTF8.GetBytes(by).CopyTo(bytes, at);
        return new AssemblyImage(bytes);
    }

    private delegate void RowEdit(Span<byte> row, MethodAttributes attributes);

    private static AssemblyImage Edit(AssemblyImage original, string type, string method, RowEdit edit)
    {
        var metadata = original.Metadata;
        // The overload with most parameters: the one with the cancellation token, where there are two.
        var handle = metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Single(definition => $"{metadata.GetString(definition.Namespace)}.{metadata.GetString(definition.Name)}" == type)
            .GetMethods()
            .Where(candidate => metadata.GetString(metadata.GetMethodDefinition(candidate).Name) == method)
            .MaxBy(candidate => metadata.GetMethodDefinition(candidate).GetParameters().Count);
        Assert.False(handle.IsNil);

        var bytes = original.Bytes.ToArray();
        var row = original.MetadataStart
            + metadata.GetTableMetadataOffset(TableIndex.MethodDef)
            + ((MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(TableIndex.MethodDef));
        edit(bytes.AsSpan(row), metadata.GetMethodDefinition(handle).Attributes);
        return new AssemblyImage(bytes);
    }

    private static void SetFlags(Span<byte> row, MethodAttributes attributes) =>
        BinaryPrimitives.WriteUInt16LittleEndian(row[FlagsColumn..], (ushort)attributes);
}

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Compat.Tests.References;

/// <summary>
/// Writes types so that a reference and the definition it means read the same: types of the contract assemblies carry their assembly's
/// name in brackets, all others only their own (a type may move between the framework's assemblies).
/// </summary>
internal sealed class TypeNames(MetadataReader reader, IReadOnlySet<string> contracts)
    : ISignatureTypeProvider<string, object?>
{
    public string Of(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeSpecification => GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
        _ => "",
    };

    /// <summary>The type without its arguments; empty if it is none of the contract's.</summary>
    public string ContractTypeOf(EntityHandle handle)
    {
        var name = Of(handle);
        return name.StartsWith('[') ? name.Split('<')[0] : "";
    }

    public static string Of(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType} `{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)})";

    public string GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = metadata.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil
            ? Prefix(metadata.GetString(metadata.GetAssemblyDefinition().Name)) + FullName(metadata, type.Namespace, type.Name)
            : GetTypeFromDefinition(metadata, outer, 0) + "/" + metadata.GetString(type.Name);
    }

    public string GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference =>
                GetTypeFromReference(metadata, (TypeReferenceHandle)type.ResolutionScope, 0) + "/" + metadata.GetString(type.Name),
            HandleKind.AssemblyReference =>
                Prefix(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name))
                + FullName(metadata, type.Namespace, type.Name),
            _ => FullName(metadata, type.Namespace, type.Name),
        };
    }

    public string GetTypeFromSpecification(MetadataReader metadata, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[rank {shape.Rank}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType + " pinned";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"method {Of(signature)}";

    private static string FullName(MetadataReader metadata, StringHandle @namespace, StringHandle name) =>
        $"{metadata.GetString(@namespace)}.{metadata.GetString(name)}";

    private string Prefix(string assembly) => contracts.Contains(assembly) ? $"[{assembly}]" : "";
}

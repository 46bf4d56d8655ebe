using System.Reflection;
using System.Reflection.Metadata;

namespace Compat.Tests.References;

/// <summary>Every type and member of the contract assemblies, and who may see it.</summary>
internal sealed class ContractSurface
{
    private readonly Dictionary<string, Item> _types = [];
    private readonly Dictionary<string, Item> _members = [];
    private readonly Dictionary<string, string> _bases = [];
    private readonly HashSet<(string Contract, string Friend)> _friends = [];

    public ContractSurface(params AssemblyImage[] contracts)
    {
        Assemblies = contracts.Select(contract => contract.Name).ToHashSet();
        foreach (var contract in contracts)
        {
            Add(contract.Name, contract.Metadata);
        }
    }

    private enum Reach
    {
        All,
        Heirs,
        Friends,
        HeirsOrFriends,
        None,
    }

    public IReadOnlySet<string> Assemblies { get; }

    /// <summary>Resolves every reference that <paramref name="consumer"/> makes to the contract assemblies.</summary>
    public ReferenceReport Resolve(AssemblyImage consumer)
    {
        var metadata = consumer.Metadata;
        var names = new TypeNames(metadata, Assemblies);
        var friend = Identity(metadata.GetAssemblyDefinition().GetAssemblyName());
        var inherited = BasesOf(metadata, names);
        var misses = new List<string>();

        var types = metadata.TypeReferences.Select(handle => names.ContractTypeOf(handle)).Where(name => name != "").ToList();
        misses.AddRange(types.Select(name => Miss(_types, name, friend, inherited)).OfType<string>());

        var members = metadata.MemberReferences.Select(handle => MemberName(metadata, names, handle)).OfType<string>().ToList();
        misses.AddRange(members.Select(name => Miss(_members, name, friend, inherited)).OfType<string>());
        return new ReferenceReport(types.Count, members.Count, misses);
    }

    private static string? MemberName(MetadataReader metadata, TypeNames names, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        var type = names.ContractTypeOf(member.Parent);
        if (type == "")
        {
            return null;
        }

        var signature = member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(names, null)
            : TypeNames.Of(member.DecodeMethodSignature(names, null));
        return $"{type}::{metadata.GetString(member.Name)} : {signature}";
    }

    private static string Identity(AssemblyName name) => $"{name.Name} {Convert.ToHexString(name.GetPublicKey() ?? [])}";

    private HashSet<string> BasesOf(MetadataReader metadata, TypeNames names)
    {
        var found = metadata.TypeDefinitions
            .Select(handle => metadata.GetTypeDefinition(handle).BaseType)
            .Where(handle => !handle.IsNil)
            .Select(names.ContractTypeOf)
            .Where(name => name != "")
            .ToHashSet();
        foreach (var start in found.ToList())
        {
            for (var name = start; _bases.TryGetValue(name, out var above); name = above)
            {
                found.Add(above);
            }
        }

        return found;
    }

    private string? Miss(Dictionary<string, Item> items, string name, string friend, HashSet<string> inherited)
    {
        if (!items.TryGetValue(name, out var item))
        {
            return $"missing: {name}";
        }

        var isFriend = _friends.Contains((item.Assembly, friend));
        var isHeir = inherited.Contains(item.Owner);
        var isVisible = item.Reach switch
        {
            Reach.All => true,
            Reach.Heirs => isHeir,
            Reach.Friends => isFriend,
            Reach.HeirsOrFriends => isHeir || isFriend,
            _ => false,
        };
        return isVisible ? null : $"not visible: {name}";
    }

    private void Add(string assembly, MetadataReader metadata)
    {
        var names = new TypeNames(metadata, Assemblies);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = names.Of(handle);
            var outer = type.GetDeclaringType();
            _types[name] = new Item(assembly, outer.IsNil ? "" : names.Of(outer), ReachOf(type.Attributes));
            if (!type.BaseType.IsNil && names.ContractTypeOf(type.BaseType) is { Length: > 0 } above)
            {
                _bases[name] = above;
            }

            foreach (var member in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                var signature = TypeNames.Of(member.DecodeSignature(names, null));
                _members[$"{name}::{metadata.GetString(member.Name)} : {signature}"] =
                    new Item(assembly, name, ReachOf(member.Attributes));
            }

            // The access bits of fields are those of methods.
            foreach (var member in type.GetFields().Select(metadata.GetFieldDefinition))
            {
                _members[$"{name}::{metadata.GetString(member.Name)} : {member.DecodeSignature(names, null)}"] =
                    new Item(assembly, name, ReachOf((MethodAttributes)member.Attributes));
            }
        }

        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && names.Of(metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent)
                    == "System.Runtime.CompilerServices.InternalsVisibleToAttribute")
            {
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16(); // the prolog
                _friends.Add((assembly, Identity(new AssemblyName(value.ReadSerializedString()!))));
            }
        }
    }

    private static Reach ReachOf(TypeAttributes attributes) => (attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public or TypeAttributes.NestedPublic => Reach.All,
        TypeAttributes.NestedFamily => Reach.Heirs,
        TypeAttributes.NotPublic or TypeAttributes.NestedAssembly => Reach.Friends,
        TypeAttributes.NestedFamORAssem => Reach.HeirsOrFriends,
        _ => Reach.None,
    };

    private static Reach ReachOf(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => Reach.All,
        MethodAttributes.Family => Reach.Heirs,
        MethodAttributes.Assembly => Reach.Friends,
        MethodAttributes.FamORAssem => Reach.HeirsOrFriends,
        _ => Reach.None,
    };

    /// <param name="Assembly">Whose friends may see it.</param>
    /// <param name="Owner">Whose heirs may see it.</param>
    /// <param name="Reach">Who may see it.</param>
    private sealed record Item(string Assembly, string Owner, Reach Reach);
}

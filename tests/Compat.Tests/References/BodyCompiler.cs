using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Tests.References;

/// <summary>
/// Has the runtime load every type of an assembly and compile every method body. Loading finds abstract and interface members without
/// an implementation; compiling finds everything that a body names and that is not there.
/// </summary>
/// <param name="typeArguments">Tried, in that order, for generic parameters.</param>
internal sealed class BodyCompiler(params Type[] typeArguments)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private readonly List<string> _skipped = [];
    private readonly List<string> _failures = [];
    private int _bodies;

    public BodyReport Compile(Assembly assembly, Func<Type, bool> isWanted)
    {
        var types = Load(assembly).Where(isWanted).ToList();
        foreach (var type in types)
        {
            Compile(type);
        }

        return new BodyReport(types.Count, _bodies, _skipped, _failures);
    }

    private List<Type> Load(Assembly assembly)
    {
        try
        {
            return [.. assembly.GetTypes()];
        }
        catch (ReflectionTypeLoadException failure)
        {
            _failures.AddRange(failure.LoaderExceptions.Select(cause => cause!.Message));
            return [.. failure.Types.OfType<Type>()];
        }
    }

    private void Compile(Type type)
    {
        var closed = type.IsGenericTypeDefinition ? Close(type.GetGenericArguments(), type.MakeGenericType) : type;
        if (closed is null)
        {
            _skipped.Add($"{type}");
            return;
        }

        foreach (var method in closed.GetMethods(Declared).Cast<MethodBase>().Concat(closed.GetConstructors(Declared)))
        {
            Compile(closed, method);
        }
    }

    private void Compile(Type type, MethodBase method)
    {
        if (method.GetMethodBody() is null)
        {
            return;
        }

        var closed = method.IsGenericMethodDefinition
            ? Close(method.GetGenericArguments(), ((MethodInfo)method).MakeGenericMethod)
            : method;
        if (closed is null)
        {
            _skipped.Add($"{type}::{method}");
            return;
        }

        var arguments = type.GetGenericArguments().Concat(closed.IsGenericMethod ? closed.GetGenericArguments() : []);
        try
        {
            RuntimeHelpers.PrepareMethod(closed.MethodHandle, [.. arguments.Select(argument => argument.TypeHandle)]);
            _bodies++;
        }
        catch (Exception failure) when (failure is MissingMemberException or TypeLoadException or MemberAccessException or IOException)
        {
            _failures.Add($"{type}::{method}: {failure.Message}");
        }
    }

    /// <summary>The first choice of arguments that satisfies all constraints, or null.</summary>
    private T? Close<T>(Type[] parameters, Func<Type[], T> close)
        where T : class
    {
        foreach (var choice in Choices(parameters.Length))
        {
            try
            {
                return close([.. choice]);
            }
            catch (Exception failure) when (failure is ArgumentException or TypeLoadException)
            {
                // A constraint: try the next choice.
            }
        }

        return null;
    }

    private IEnumerable<IEnumerable<Type>> Choices(int count) => count == 0
        ? [[]]
        : typeArguments.SelectMany(first => Choices(count - 1).Select(rest => rest.Prepend(first)));
}

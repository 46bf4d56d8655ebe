using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Collector.Security;

/// <summary>What a change came to, or why it was not made; never both.</summary>
public readonly struct Change<T>
    where T : class
{
    private readonly T? _made;
    private readonly ChangeRefused? _refused;

    private Change(T? made, ChangeRefused? refused)
    {
        _made = made;
        _refused = refused;
    }

    /// <summary>Made.</summary>
    public static implicit operator Change<T>(T made) => new(made, null);

    /// <summary>Not made.</summary>
    public static implicit operator Change<T>(ChangeRefused refused) => new(null, refused);

    /// <summary>True with what was made; false with the reasons against it.</summary>
    public bool TryGet([NotNullWhen(true)] out T? made, [NotNullWhen(false)] out ChangeRefused? refused)
    {
        made = _made;
        refused = _refused;
        return made is not null;
    }
}

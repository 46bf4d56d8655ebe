using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Portal.Query;

/// <summary>An answer, or why there is none; never both.</summary>
internal readonly struct Reply<T>
    where T : class
{
    private readonly T? _answer;
    private readonly QueryFault? _fault;

    private Reply(T? answer, QueryFault? fault)
    {
        _answer = answer;
        _fault = fault;
    }

    /// <summary>Answered.</summary>
    public static implicit operator Reply<T>(T answer) => new(answer, null);

    /// <summary>Not answered.</summary>
    public static implicit operator Reply<T>(QueryFault fault) => new(null, fault);

    /// <summary>True with the answer; false with the fault.</summary>
    public bool TryGet([NotNullWhen(true)] out T? answer, [NotNullWhen(false)] out QueryFault? fault)
    {
        answer = _answer;
        fault = _fault;
        return answer is not null;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Portal.Query;

/// <summary>An answer, or why there is none; never both.</summary>
internal readonly struct CompletenessOutcome<TAnswer>
    where TAnswer : class
{
    private readonly TAnswer? _answer;
    private readonly QueryFault? _fault;

    private CompletenessOutcome(TAnswer? answer, QueryFault? fault)
    {
        _answer = answer;
        _fault = fault;
    }

    /// <summary>Answered.</summary>
    public static implicit operator CompletenessOutcome<TAnswer>(TAnswer answer) => new(answer, null);

    /// <summary>Not answered.</summary>
    public static implicit operator CompletenessOutcome<TAnswer>(QueryFault fault) => new(null, fault);

    /// <summary>True with the answer; false with the fault.</summary>
    public bool TryGet([NotNullWhen(true)] out TAnswer? answer, [NotNullWhen(false)] out QueryFault? fault)
    {
        answer = _answer;
        fault = _fault;
        return answer is not null;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Portal.Query;

/// <summary>An answer, or why there is none; never both.</summary>
internal readonly struct QueryOutcome
{
    private readonly FigureAnswer? _answer;
    private readonly QueryFault? _fault;

    private QueryOutcome(FigureAnswer? answer, QueryFault? fault)
    {
        _answer = answer;
        _fault = fault;
    }

    /// <summary>Answered.</summary>
    public static QueryOutcome Of(FigureAnswer answer) => new(answer, null);

    /// <summary>Not answered.</summary>
    public static QueryOutcome Of(QueryFault fault) => new(null, fault);

    /// <summary>True with the answer; false with the fault.</summary>
    public bool TryGet([NotNullWhen(true)] out FigureAnswer? answer, [NotNullWhen(false)] out QueryFault? fault)
    {
        answer = _answer;
        fault = _fault;
        return answer is not null;
    }
}

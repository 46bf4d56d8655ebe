using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Portal.Query;

/// <summary>Questions that are of one figure: a passport, a history.</summary>
internal static class OneFigure
{
    /// <summary>Whether the question names each parameter once.</summary>
    public static bool IsAsked(FigureRequest request, [NotNullWhen(false)] out QueryFault? fault)
    {
        var isOne = request.Indicators.Count <= 1 && request.Areas.Count <= 1 && request.Periods.Count <= 1 && request.Operators.Count <= 1;
        fault = isOne
            ? null
            : new QueryFault(QueryFaultKind.TooManyFigures, QueryParameter.None, null, "each parameter once", "The question is of one figure.");
        return isOne;
    }
}

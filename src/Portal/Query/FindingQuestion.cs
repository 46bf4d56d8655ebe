using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>A question for findings, read against the catalogue.</summary>
/// <param name="Filter">What does not depend on who asks.</param>
/// <param name="Units">Units wanted, with everything in them; null for all.</param>
internal sealed record FindingQuestion(FindingFilter Filter, IReadOnlyList<Area>? Units)
{
    /// <summary>Findings in one answer.</summary>
    public const int MostFindings = 500;

    private const int UsualFindings = 100;

    /// <summary>Reads the question, or says what is wrong with it.</summary>
    public static bool TryRead(
        FindingsRequest request, Catalogue.Catalogue catalogue, QuestionReader reader, [NotNullWhen(true)] out FindingQuestion? question, [NotNullWhen(false)] out QueryFault? fault)
    {
        question = null;
        Period? period = null;
        if (request.Period is not null)
        {
            if (!QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var given, out fault))
            {
                return false;
            }

            period = given;
        }

        if (!TryUnits(request.Area, period, reader, out var units, out fault)
            || (request.Operator is not null && !reader.TryOperator(request.Operator, out fault))
            || !TryWord<FindingState>(request.State, QueryParameter.State, out var state, out fault)
            || !TryWord<CheckSeverity>(request.Severity, QueryParameter.Severity, out var severity, out fault)
            || !TryRule(request.Rule, catalogue, out fault)
            || !TryWhole(request.Offset, QueryParameter.Offset, (0, 1_000_000, 0), out var offset, out fault)
            || !TryWhole(request.Limit, QueryParameter.Limit, (1, MostFindings, UsualFindings), out var limit, out fault))
        {
            return false;
        }

        var filter = new FindingFilter { Period = period, Source = request.Operator, State = state, Rule = request.Rule, Severity = severity, Offset = offset, Limit = limit };
        question = new FindingQuestion(filter, units);
        return true;
    }

    // Without a period a bare code means every unit that ever bore it.
    private static bool TryUnits(
        string? text, Period? period, QuestionReader reader, out IReadOnlyList<Area>? units, [NotNullWhen(false)] out QueryFault? fault)
    {
        units = null;
        fault = null;
        if (text is null)
        {
            return true;
        }

        if (period is not { } then)
        {
            return reader.TryAreas(text, out units, out fault);
        }

        if (!reader.TryArea(text, then, out var unit, out fault))
        {
            return false;
        }

        units = [unit];
        return true;
    }

    private static bool TryRule(string? text, Catalogue.Catalogue catalogue, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = text is null || catalogue.Rules.ContainsKey(text)
            ? null
            : QueryFault.Invalid(QueryParameter.Rule, text, "a code of the catalogue's rules such as parts.total", "The catalogue has no such rule.");
        return fault is null;
    }

    private static bool TryWord<T>(string? text, QueryParameter parameter, out T? value, [NotNullWhen(false)] out QueryFault? fault)
        where T : struct, Enum
    {
        value = null;
        fault = null;
        if (text is null)
        {
            return true;
        }

        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(candidate.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        fault = QueryFault.Invalid(parameter, text, string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant(), "That is none of the possible words.");
        return false;
    }

    private static bool TryWhole(string? text, QueryParameter parameter, (int Lowest, int Highest, int Usual) limits, out int value, [NotNullWhen(false)] out QueryFault? fault)
    {
        value = limits.Usual;
        fault = text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= limits.Lowest && value <= limits.Highest)
            ? null
            : QueryFault.Invalid(parameter, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {limits.Lowest} to {limits.Highest}"), "That is not such a number.");
        return fault is null;
    }
}

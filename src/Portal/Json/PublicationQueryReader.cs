using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using static Telemetry.Portal.Json.QueryStringReader;

namespace Telemetry.Portal.Json;

/// <summary>Reads a query string into a question about editions and what is published, as <see cref="QueryStringReader"/> does.</summary>
internal static class PublicationQueryReader
{
    private const string PublicationParameters = "period or count";
    private const string ComparedParameters = "compare";
    private const string EditionParameters = "area or period";
    private const string ComparisonParameters = "edition";

    /// <summary>The question of <c>/api/v1/editions</c>; every parameter at most once.</summary>
    public static bool TryReadEditions(IQueryCollection query, out string? area, out string? period, [NotNullWhen(false)] out QueryFault? fault)
    {
        (area, period) = (null, null);
        return OnlyKnown(query, EditionParameters, out fault)
            && TryOne(query, "area", QueryParameter.Area, out area, out fault)
            && TryOne(query, "period", QueryParameter.Period, out period, out fault);
    }

    /// <summary>Which edition is compared with the one before; null: what waits, or what is known now, with the last.</summary>
    public static bool TryReadComparison(IQueryCollection query, out int? number, [NotNullWhen(false)] out QueryFault? fault)
    {
        number = null;
        if (!OnlyKnown(query, ComparisonParameters, out fault) || !TryOne(query, "edition", QueryParameter.Edition, out var text, out fault))
        {
            return false;
        }

        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        fault = number is null ? QueryFault.Invalid(QueryParameter.Edition, text, "the number of an edition from 2 on", "That is not the number of an edition.") : null;
        return fault is null;
    }

    /// <summary>The question of the page <c>/publication</c>: the last period, and how many; each parameter at most once.</summary>
    public static bool TryReadPublications(IQueryCollection query, int[] counts, out Period? period, out int? count, [NotNullWhen(false)] out QueryFault? fault)
    {
        (period, count) = (null, null);
        if (!OnlyKnown(query, PublicationParameters, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var periodText, out fault)
            || !TryOne(query, "count", QueryParameter.Months, out var countText, out fault))
        {
            return false;
        }

        if (periodText is not null)
        {
            if (!QuestionReader.TryPeriod(periodText, QueryParameter.Period, out var read, out fault))
            {
                return false;
            }

            period = read;
        }

        count = int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        fault = period?.Grain == PeriodGrain.Day ? QueryFault.Invalid(QueryParameter.Period, periodText, "a month or longer", "Days are not published.")
            : countText is not null && (count is not { } asked || !counts.Contains(asked)) ? QueryFault.Invalid(QueryParameter.Months, countText, "one of " + string.Join(", ", counts), "That is not how many periods are shown.")
            : null;
        return fault is null;
    }

    /// <summary>What the page of a published period compares: an edition with the one before, or (no number) what is known now with the last.</summary>
    public static bool TryReadCompared(IQueryCollection query, out bool isCompared, out int? number, [NotNullWhen(false)] out QueryFault? fault)
    {
        (isCompared, number) = (false, null);
        if (!OnlyKnown(query, ComparedParameters, out fault) || !TryOne(query, "compare", QueryParameter.Edition, out var text, out fault))
        {
            return false;
        }

        isCompared = text is not null;
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        fault = isCompared && number is null && text != "now" ? QueryFault.Invalid(QueryParameter.Edition, text, "the number of an edition from 2 on, or now", "That is not the number of an edition.") : null;
        return fault is null;
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using static Telemetry.Portal.Json.QueryStringReader;

namespace Telemetry.Portal.Json;

/// <summary>Reads a query string into a question about what was reported and whom to remind, as <see cref="QueryStringReader"/> does.</summary>
internal static class CompletenessQueryReader
{
    private const string CompletenessParameters = "period, operator, area, detail or asOf";
    private const string MatrixParameters = "period, area, months, operator, cell, date or remind";
    private const string ReminderParameters = "date, operator, area or format";

    /// <summary>The question of <c>/api/v1/completeness</c>; every parameter at most once.</summary>
    public static bool TryReadCompleteness(IQueryCollection query, [NotNullWhen(true)] out CompletenessRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, CompletenessParameters, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var period, out fault)
            || !TryOne(query, "operator", QueryParameter.Operator, out var source, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "detail", QueryParameter.Detail, out var detail, out fault)
            || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault))
        {
            return false;
        }

        request = new CompletenessRequest(period, source, area, detail, asOf);
        return true;
    }

    /// <summary>The question of <c>/api/v1/reminders</c>; every parameter at most once.</summary>
    public static bool TryReadReminders(IQueryCollection query, [NotNullWhen(true)] out ReminderRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, ReminderParameters, out fault)
            || !TryOne(query, "date", QueryParameter.Date, out var date, out fault)
            || !TryOne(query, "operator", QueryParameter.Operator, out var source, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "format", QueryParameter.Format, out var format, out fault))
        {
            return false;
        }

        request = new ReminderRequest(date, source, area, format);
        return true;
    }

    /// <summary>The questions of the page <c>/reporting</c>; every parameter at most once. Whom to remind may be asked of one source (<c>remind</c>) on one day (<c>date</c>).</summary>
    public static bool TryReadMatrix(
        IQueryCollection query,
        [NotNullWhen(true)] out CompletenessMatrixRequest? matrix,
        [NotNullWhen(true)] out ReminderRequest? reminders,
        [NotNullWhen(false)] out QueryFault? fault)
    {
        matrix = null;
        reminders = null;
        if (!OnlyKnown(query, MatrixParameters, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var period, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "months", QueryParameter.Months, out var months, out fault)
            || !TryOne(query, "operator", QueryParameter.Operator, out var source, out fault)
            || !TryOne(query, "cell", QueryParameter.Cell, out var cell, out fault)
            || !TryOne(query, "date", QueryParameter.Date, out var date, out fault)
            || !TryOne(query, "remind", QueryParameter.Operator, out var reminded, out fault))
        {
            return false;
        }

        matrix = new CompletenessMatrixRequest(period, area, months, source, cell);
        reminders = new ReminderRequest(date, reminded, area, Format: null);
        return true;
    }
}

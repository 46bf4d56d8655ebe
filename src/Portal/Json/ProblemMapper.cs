using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Pages.Access;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary>Faults as problem details; the one place where a fault gets its HTTP status.</summary>
internal static class ProblemMapper
{
    private const string Types = "urn:telemetry:problem:";

    /// <summary>The page or endpoint does not exist.</summary>
    public static ProblemJson NotFound { get; } = new(
        Types + "not-found", "There is nothing at this address.", StatusCodes.Status404NotFound, "No such page or endpoint.", null, null, null);

    /// <summary>A body that does not say that it is JSON: a page of another site could send it in the name of whoever looks at it.</summary>
    public static ProblemJson NotJson { get; } = new(
        Types + "not-json", "The body is not declared as JSON.", StatusCodes.Status415UnsupportedMediaType, "The body's content type is another.", null, null, "header 'Content-Type: application/json'");

    /// <summary>An edition whose year has been archived. Null: which file it lies in is not known.</summary>
    public static ProblemJson Archived(string? file) => new(
        Types + "archived", "The edition lies in an archived year.", StatusCodes.Status410Gone, "Its hash is in the ledger; the file itself is where the archived years are kept.", null, file, "the file of that year brought back beside the ledger");

    /// <summary>A body that says that it is no text: a picture, a workbook, a form.</summary>
    public static ProblemJson NotText { get; } = new(
        Types + "not-text",
        "The body is not declared as text.",
        StatusCodes.Status415UnsupportedMediaType,
        "The body's content type is another, or its charset is not UTF-8.",
        null,
        null,
        "header 'Content-Type: text/plain', text/csv, text/tab-separated-values or application/json, in UTF-8");

    /// <summary>A body that asks for no token.</summary>
    public static ProblemJson NoSignIn { get; } = new(
        Types + "invalid-parameter", "A parameter is not valid.", StatusCodes.Status400BadRequest, "The body is not what was expected.", null, null, """a body such as {"name":"…","password":"…"}, at most 4 KiB""");

    /// <summary>Why there is no token. Nothing of what was sent is repeated.</summary>
    public static ProblemJson Map(AccountFault fault)
    {
        var (type, title, detail) = fault switch
        {
            AccountFault.Refused => ("unauthenticated", "A credential is required.", "The name or the password is not right, or the account is locked for a while."),
            AccountFault.MustChange => ("password-change-required", "The password must be changed first.", "An initial password gives no session. Change it on the page /password."),
            AccountFault.TooManyAttempts => ("too-many-attempts", "There were too many failed attempts.", "Too many attempts failed from this address."),
            _ => ("unavailable", "The service cannot do that at present.", "The password cannot be checked at present."),
        };
        return new ProblemJson(Types + type, title, AccessAnswer.StatusOf(fault), detail, null, null, null);
    }

    /// <summary>The HTTP status of a fault.</summary>
    public static int StatusOf(QueryFaultKind kind) => kind switch
    {
        QueryFaultKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        QueryFaultKind.OutsideTerritory or QueryFaultKind.OthersFigures or QueryFaultKind.WrongRole => StatusCodes.Status403Forbidden,
        QueryFaultKind.NotFound or QueryFaultKind.UnknownReport => StatusCodes.Status404NotFound,
        QueryFaultKind.Conflict => StatusCodes.Status409Conflict,
        QueryFaultKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        QueryFaultKind.TextTooLong => StatusCodes.Status413PayloadTooLarge,
        QueryFaultKind.TooManyAtOnce => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The problem document of a fault.</summary>
    public static ProblemJson Map(QueryFault fault)
    {
        var (type, title) = fault.Kind switch
        {
            QueryFaultKind.Unauthenticated => ("unauthenticated", "A credential is required."),
            QueryFaultKind.OutsideTerritory => ("outside-territory", "The credential does not reach this unit."),
            QueryFaultKind.OthersFigures => ("others-figures", "The credential does not read this source's figures."),
            QueryFaultKind.WrongRole => ("wrong-role", "The credential may not do that."),
            QueryFaultKind.NotFound => ("not-found", "There is nothing of that identifier."),
            QueryFaultKind.Conflict => ("conflict", "That is not so any more."),
            QueryFaultKind.Unavailable => ("unavailable", "The service cannot do that at present."),
            QueryFaultKind.UnknownParameter => ("unknown-parameter", "A parameter is not known."),
            QueryFaultKind.TooManyFigures => ("too-many-figures", "The question asks for too many figures."),
            QueryFaultKind.UnknownReport => ("unknown-report", "There is no such report."),
            QueryFaultKind.TextTooLong => ("text-too-long", "The report is too long."),
            QueryFaultKind.TooManyAtOnce => ("too-many-at-once", "The credential asks for too much at once."),
            _ => ("invalid-parameter", "A parameter is not valid."),
        };
        return new ProblemJson(
            Types + type, title, StatusOf(fault.Kind), fault.Detail, fault.GivenName ?? NameOf(fault.Parameter), fault.Value, fault.Expected);
    }

    private static string? NameOf(QueryParameter parameter) => parameter switch
    {
        QueryParameter.Indicator => "indicator",
        QueryParameter.Metric => "metric",
        QueryParameter.Area => "area",
        QueryParameter.Period => "period",
        QueryParameter.From => "from",
        QueryParameter.To => "to",
        QueryParameter.Operator => "operator",
        QueryParameter.AsOf => "asOf",
        QueryParameter.Detail => "detail",
        QueryParameter.Date => "date",
        QueryParameter.Format => "format",
        QueryParameter.State => "state",
        QueryParameter.Rule => "rule",
        QueryParameter.Severity => "severity",
        QueryParameter.Offset => "offset",
        QueryParameter.Limit => "limit",
        QueryParameter.Finding => "id",
        QueryParameter.Reason => "reason",
        QueryParameter.Report => "report",
        QueryParameter.Language => "lang",
        QueryParameter.Boundaries => "boundaries",
        QueryParameter.Sequence => "sequence",
        QueryParameter.Measure => "measure",
        QueryParameter.View => "view",
        QueryParameter.Compare => "compare",
        QueryParameter.Sort => "sort",
        QueryParameter.Filter => "filter",
        QueryParameter.Find => "find",
        QueryParameter.Months => "months",
        QueryParameter.Cell => "cell",
        QueryParameter.Source => "source",
        QueryParameter.Edition => "edition",
        QueryParameter.ReasonCode => "reasonCode",
        QueryParameter.Base => "base",
        QueryParameter.Proposal => "proposal",
        QueryParameter.Text => "text",
        QueryParameter.Checkpoint => "checkpoint",
        QueryParameter.Before => "before",
        _ => null,
    };
}

using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers questions for findings and takes explanations, whoever brings them. A reader sees its territory's; an operator's key what is
/// about its own source, never what is about a total, from which others' figures would follow. Thread-safe.
/// </summary>
internal sealed class FindingQueryService(Catalogue.Catalogue catalogue, QuestionReader reader, IFindingReader findings, IDecisionLog decisions)
{
    // An identifier has 24 digits; what is longer is not looked up.
    private const int LongestId = 64;

    /// <summary>Findings that fit the question and that the caller may see.</summary>
    public async ValueTask<Reply<FindingsAnswer>> FindAsync(Caller? caller, FindingsRequest request, CancellationToken cancellationToken)
    {
        if (!TryAllow(caller, request, out var filter, out var fault))
        {
            return fault;
        }

        var found = await findings.FindAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken);
        return found.Count <= filter.Limit ? new FindingsAnswer(found, null) : new FindingsAnswer([.. found.Take(filter.Limit)], filter.Offset + filter.Limit);
    }

    /// <summary>How many findings fit the question, of those that the caller may see.</summary>
    public async ValueTask<Reply<FindingCount>> CountAsync(Caller? caller, FindingsRequest request, CancellationToken cancellationToken) =>
        TryAllow(caller, request, out var filter, out var fault) ? await findings.CountAsync(filter, cancellationToken) : fault;

    /// <summary>One finding. Whether there is one that the caller may not see is not said.</summary>
    public async ValueTask<Reply<FindingRecord>> GetAsync(Caller? caller, string id, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        var found = id.Length <= LongestId ? await findings.GetAsync(id, decided: 0, cancellationToken) : null;
        if (found is not null && MaySee(caller, found.Finding))
        {
            return found;
        }

        return caller.IsEverywhere && caller.Role is not (CallerRole.Operator or CallerRole.Public) ? QueryFault.NoFinding(id) : QueryFault.FindingOutsideTerritory(id);
    }

    /// <summary>Keeps why a finding's figures are right as they are; answers when the explanation lies in the ledger.</summary>
    /// <param name="caller">Who explains: a publisher or administrator whose territory has the finding's unit.</param>
    /// <param name="id">The finding.</param>
    /// <param name="reason">Why, 1 to 1,000 characters, no control characters.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<Reply<FindingRecord>> ExplainAsync(Caller? caller, string id, string? reason, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (caller.Role is not (CallerRole.Publisher or CallerRole.Administrator))
        {
            return QueryFault.WrongRole;
        }

        var found = await findings.GetAsync(id, decided: 0, cancellationToken);
        if (!caller.IsEverywhere && (found is null || !catalogue.TryGetArea(found.Finding.Area, out var area) || !AccessPolicy.MayRead(caller, area)))
        {
            return QueryFault.FindingOutsideTerritory(id);
        }

        if (found is null)
        {
            return QueryFault.NoFinding(id);
        }

        if (Check(reason, out var text) is { } fault)
        {
            return fault;
        }

        if (found.State == FindingState.Resolved)
        {
            return QueryFault.Invalid(QueryParameter.Finding, id, "a finding that is open or explained", "The finding is resolved; there is nothing to explain.");
        }

        return await decisions.ExplainAsync(new FindingExplained(id, found.Numbers, caller.CredentialId, text), cancellationToken) is { } decided
            ? await findings.GetAsync(id, decided, cancellationToken) ?? found
            : QueryFault.LedgerUnavailable;
    }

    private bool TryAllow(Caller? caller, FindingsRequest request, [NotNullWhen(true)] out FindingFilter? filter, [NotNullWhen(false)] out QueryFault? fault)
    {
        filter = null;
        fault = QueryFault.Unauthenticated;
        if (caller is null || !FindingQuestion.TryRead(request, catalogue, reader, out var question, out fault))
        {
            return false;
        }

        var units = question.Units?.Where(u => AccessPolicy.MayRead(caller, u)).ToList();
        if (units is { Count: 0 })
        {
            fault = QueryFault.OutsideTerritory(request.Area!);
            return false;
        }

        var isOthers = caller.Role == CallerRole.Operator && (caller.Source is null || (request.Operator ?? caller.Source) != caller.Source);
        if (isOthers || caller.Role == CallerRole.Public)
        {
            fault = QueryFault.OthersFigures(request.Operator ?? FigureQuery.AllOperators, isItem: false, caller.Source);
            return false;
        }

        filter = question.Filter with
        {
            Source = caller.Role == CallerRole.Operator ? caller.Source : question.Filter.Source,
            Within = [.. Within(caller.IsEverywhere ? null : caller.Territory), .. Within(units)],
        };
        return true;
    }

    private bool MaySee(Caller caller, Finding finding) => caller.Role switch
    {
        CallerRole.Public => false,
        CallerRole.Operator when caller.Source is null || caller.Source != finding.Source => false,
        _ => caller.IsEverywhere || (catalogue.TryGetArea(finding.Area, out var area) && AccessPolicy.MayRead(caller, area)),
    };

    private static IEnumerable<IReadOnlyList<AreaKey>> Within(IReadOnlyList<Area>? units) => units is null ? [] : [[.. units.Select(u => u.Key)]];

    private static QueryFault? Check(string? reason, out string text)
    {
        const string Expected = "1 to 1,000 characters without control characters";
        text = reason?.Trim() ?? "";
        return text.Length is 0 or > FindingExplained.LongestReason ? QueryFault.Invalid(QueryParameter.Reason, reason, Expected, "A reason of that length is not kept.")
            : text.Any(char.IsControl) ? QueryFault.Invalid(QueryParameter.Reason, reason, Expected, "The reason has control characters.")
            : null;
    }
}

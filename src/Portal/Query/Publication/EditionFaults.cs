using System.Globalization;

namespace Telemetry.Portal.Query.Publication;

/// <summary>What is said of a decision that was not taken.</summary>
internal static class EditionFaults
{
    /// <summary>A period that is over is published; one that goes on is not.</summary>
    public static QueryFault NotOver(string period) => QueryFault.Invalid(QueryParameter.Period, period, "a period that is over", "The period is not over yet.");

    /// <summary>There is no figure.</summary>
    public static QueryFault NothingThere(string period) => Conflict(QueryParameter.Period, period, "a period with figures", "The unit has no figure of that period; there is nothing to publish.");

    /// <summary>Somebody else published meanwhile.</summary>
    public static QueryFault Meanwhile(int last) => Conflict(
        QueryParameter.Base,
        last.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"the number of the last edition, {last}"),
        string.Create(CultureInfo.InvariantCulture, $"Somebody else published meanwhile: the last edition is number {last}. Look at it first."));

    /// <summary>A proposal waits.</summary>
    public static QueryFault AlreadyProposed { get; } = Conflict(
        QueryParameter.Proposal, null, "a decision on the proposal that waits", "A restatement of unit and period waits for a second person; it is approved or rejected first.");

    /// <summary>The collector was asked, and no answer came.</summary>
    public static QueryFault NotKnown { get; } = new(
        QueryFaultKind.Unavailable, QueryParameter.None, null, "a look at the unit's editions, before the same request again",
        "It is not known whether the decision was taken: the collector was asked, and no answer came. Look before trying again.");

    /// <summary>What the collector answered.</summary>
    public static QueryFault? Of(EditionFault fault, int last) => fault switch
    {
        EditionFault.None => null,
        EditionFault.Unavailable => QueryFault.LedgerUnavailable,
        EditionFault.NotKnown => NotKnown,
        EditionFault.NotAllowed => QueryFault.WrongRole,
        EditionFault.Meanwhile => Meanwhile(last),
        EditionFault.AlreadyProposed => AlreadyProposed,
        EditionFault.NothingChanged => Conflict(
            QueryParameter.None, null, "figures that changed", "Nothing has changed: every figure is what the last edition says."),
        EditionFault.OwnProposal => new QueryFault(
            QueryFaultKind.WrongRole, QueryParameter.Proposal, null, "another publisher's or administrator's credential", "Whoever proposed a restatement cannot approve it; a second person does."),
        EditionFault.NoProposal => Conflict(QueryParameter.Proposal, null, "a proposal that waits", "There is no such proposal, or it was decided already."),
        _ => new QueryFault(QueryFaultKind.Unavailable, QueryParameter.None, null, "the same request later", "The collector did not take the edition; portal and collector may be of different versions."),
    };

    private static QueryFault Conflict(QueryParameter parameter, string? value, string expected, string detail) =>
        new(QueryFaultKind.Conflict, parameter, QueryFault.Shown(value), expected, detail);
}

using System.Globalization;
using Telemetry.Doctor;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query;

/// <summary>Why a question is not answered.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="Parameter">The parameter at fault; none where it is the question as a whole.</param>
/// <param name="Value">What was given, as far as it is shown again: at most <see cref="MaximumShown"/> characters; null where nothing was.</param>
/// <param name="Expected">What would have been accepted, for a person to read.</param>
/// <param name="Detail">What is wrong, one sentence in English.</param>
internal sealed record QueryFault(QueryFaultKind Kind, QueryParameter Parameter, string? Value, string Expected, string Detail)
{
    /// <summary>Characters of a given value that an answer repeats.</summary>
    public const int MaximumShown = 64;

    /// <summary>Parameter's name as given; only for <see cref="QueryFaultKind.UnknownParameter"/>.</summary>
    public string? GivenName { get; init; }

    /// <summary>Nobody known is asking.</summary>
    public static QueryFault Unauthenticated { get; } = new(
        QueryFaultKind.Unauthenticated,
        QueryParameter.None,
        null,
        "header 'Authorization: Bearer <key>' with a key of this service",
        "The request carries no valid credential.");

    /// <summary>A parameter that cannot be read as given.</summary>
    public static QueryFault Invalid(QueryParameter parameter, string? value, string expected, string detail) =>
        new(QueryFaultKind.InvalidParameter, parameter, Shown(value), expected, detail);

    /// <summary>A parameter that the question does not have.</summary>
    public static QueryFault Unknown(string name, string? value, string expected) =>
        new(QueryFaultKind.UnknownParameter, QueryParameter.None, Shown(value), expected, "The question has no such parameter.") { GivenName = Shown(name) };

    /// <summary>A decision that the caller may not take.</summary>
    public static QueryFault WrongRole { get; } = new(
        QueryFaultKind.WrongRole, QueryParameter.None, null, "a publisher's or administrator's credential", "The credential does not decide anything.");

    /// <summary>The ledger cannot keep a decision at present.</summary>
    public static QueryFault LedgerUnavailable { get; } = new(
        QueryFaultKind.Unavailable, QueryParameter.None, null, "the same request later", "The ledger cannot write at present; nothing was kept.");

    /// <summary>What the answer rests on cannot be asked at present; null where the error is another.</summary>
    public static QueryFault? Outage(Exception error) => error switch
    {
        SeriesStoreUnavailableException => new(
            QueryFaultKind.Unavailable, QueryParameter.None, null, "the same request later", "The store of the figures cannot be read at present."),
        PartUnavailableException => new(QueryFaultKind.Unavailable, QueryParameter.None, null, "the same request later", error.Message),
        _ => null,
    };

    /// <summary>A finding that there is not.</summary>
    public static QueryFault NoFinding(string id) => new(
        QueryFaultKind.NotFound, QueryParameter.Finding, Shown(id), "a finding's id, as /api/v1/findings gives it", "There is no finding of that identifier.");

    /// <summary>A finding that the caller may not see, or that there is not: which of the two is not said.</summary>
    public static QueryFault FindingOutsideTerritory(string id) => new(
        QueryFaultKind.OutsideTerritory, QueryParameter.Finding, Shown(id), "a finding of the credential's territory", "The finding is not in the credential's territory.");

    /// <summary>A ledger entry that there is not, that is no submission, or that the caller may not see: which of these is not said.</summary>
    public static QueryFault NoReceipt(string? sequence) => new(
        QueryFaultKind.NotFound, QueryParameter.Sequence, Shown(sequence), "the sequence of a receipt that the credential may see", "There is no such receipt.");

    /// <summary>A checkpoint that there is not.</summary>
    public static QueryFault NoCheckpoint(string? size, string expected) => new(
        QueryFaultKind.NotFound, QueryParameter.Checkpoint, Shown(size), expected, "There is no such checkpoint.");

    /// <summary>A checkpoint that does not cover the entry, or that there is not.</summary>
    public static QueryFault NotCovered(string? size) => new(
        QueryFaultKind.NotFound, QueryParameter.Checkpoint, Shown(size), "the size of a checkpoint that is not below the entry's sequence",
        size is null ? "No checkpoint covers the entry yet: one is signed within the interval that the service was started with, where it has a key." : "There is no such checkpoint, or it does not cover the entry.");

    /// <summary>Nothing signs checkpoints.</summary>
    public static QueryFault NoCheckpointKey { get; } = new(
        QueryFaultKind.NotFound, QueryParameter.None, null, "a service that was started with --checkpoint-key", "No checkpoints of the ledger are signed: the service has no key for it.");

    /// <summary>The history of a total that is given in the form for readers outside.</summary>
    public static QueryFault NoHistoryOutside { get; } = new(
        QueryFaultKind.OthersFigures,
        QueryParameter.Operator,
        null,
        "the credential's own source",
        "Totals for readers outside are given as known now: two states compared would tell what one sender added between them.");

    /// <summary>Second sources stand beside totals in full and say what sources they are made of.</summary>
    public static QueryFault SecondSourcesInside { get; } = new(
        QueryFaultKind.OthersFigures,
        QueryParameter.None,
        null,
        "a reader's, publisher's or administrator's credential",
        "What second sources say stands beside totals in full: operators' credentials and those of the public do not read it.");

    /// <summary>A unit that the caller may not read. Says nothing of the unit but what the caller wrote.</summary>
    public static QueryFault OutsideTerritory(string areaText) => new(
        QueryFaultKind.OutsideTerritory,
        QueryParameter.Area,
        Shown(areaText),
        "a unit of the credential's territory",
        "The unit is not in the credential's territory.");

    /// <summary>A position in the past was asked for of figures in the form for readers outside.</summary>
    public static QueryFault OnlyAsKnownNow(string value) => Invalid(
        QueryParameter.AsOf,
        value,
        "no value: totals for readers outside are given as known now",
        "Two positions compared would tell what one sender added between them.");

    /// <summary>What is known by now was asked for of figures in the form for readers outside, of a period that is published.</summary>
    public static QueryFault OnlyPublished { get; } = Invalid(
        QueryParameter.Edition,
        "provisional",
        "no value, or the number of an edition",
        "Of a published period totals for readers outside are given as published: two states compared would tell what one sender added between them.");

    /// <summary>An edition that there is not.</summary>
    public static QueryFault NoEdition(string? text) => new(
        QueryFaultKind.NotFound, QueryParameter.Edition, Shown(text), "the number of an edition, as /api/v1/editions gives it", "Unit and period have no edition of that number.");

    /// <summary>Other boundaries were asked for of figures in the form for readers outside.</summary>
    public static QueryFault OnlyOwnBoundaries(DateOnly day) => Invalid(
        QueryParameter.Boundaries,
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "no value: totals for readers outside are given on the units of their own time",
        "The same total on two boundaries would tell what lies between them.");

    /// <summary>Figures that a caller outside may not read.</summary>
    /// <param name="value">The item or the source asked for.</param>
    /// <param name="isItem">Whether it is the item that discloses others.</param>
    /// <param name="own">The caller's own source; null for none.</param>
    public static QueryFault OthersFigures(string value, bool isItem, string? own) => new(
        QueryFaultKind.OthersFigures,
        isItem ? QueryParameter.Indicator : QueryParameter.Operator,
        Shown(value),
        own is null ? "all, without share. or hhi." : isItem ? $"share. with operator {own}, or an item without share. and hhi." : $"{own} or all",
        "The credential reads a source's own figures at most, and totals in the form for readers outside.");

    /// <summary>A report that is longer than what is examined.</summary>
    /// <param name="characters">Its length; null: it was not read to its end.</param>
    public static QueryFault TextTooLong(int? characters) => new(
        QueryFaultKind.TextTooLong,
        QueryParameter.Text,
        characters?.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"at most {ReportText.MostCharacters} characters"),
        "The report is too long to be examined at once.");

    /// <summary>As many reports are being examined as may be, for the credential or in all.</summary>
    public static QueryFault TooManyExaminations { get; } = new(
        QueryFaultKind.TooManyAtOnce,
        QueryParameter.None,
        null,
        string.Create(CultureInfo.InvariantCulture, $"the same request in {ExaminationPlaces.Wait.TotalSeconds} seconds"),
        string.Create(CultureInfo.InvariantCulture, $"As many reports are being examined already as can be at once: {ExaminationPlaces.Most} for one credential, and in all as many as leave half of the processors free."));

    /// <summary>An edition is being computed for the credential, to be compared.</summary>
    public static QueryFault TooManyComparisons { get; } = new(
        QueryFaultKind.TooManyAtOnce,
        QueryParameter.None,
        null,
        "the same request in some seconds",
        "A comparison with what is known now is being computed for this credential already.");

    /// <summary>A given text, cut to what may be repeated, without control characters.</summary>
    public static string? Shown(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var cut = text.Length > MaximumShown;
        Span<char> shown = stackalloc char[MaximumShown];
        var length = cut ? MaximumShown - 1 : text.Length;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            shown[i] = char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c;
        }

        if (cut)
        {
            shown[length++] = '…';
        }

        return new string(shown[..length]);
    }
}

using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Portal.Text;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Json;

/// <summary>Editions as the public API gives them. Who did what is told to whoever reads the unit in full. Thread-safe.</summary>
internal sealed class EditionMapper(Words words)
{
    /// <summary>The edition behind a figure.</summary>
    public static FigurePublicationJson Map(FigurePublication publication) => new()
    {
        AreaKey = publication.Edition.Unit.ToString(),
        Period = publication.Edition.Period.ToString(),
        Edition = publication.Edition.Number,
        Time = Time(publication.Edition.Time),
        Sha256 = publication.File.Hash,
        ReasonCode = Reason(publication.Edition.Draft),
        Reason = Written(publication.Edition.Draft.Reason),
        FormulaVersion = publication.FormulaVersion,
        IsOverdue = publication.IsOverdue ? true : null,
        Provisional = publication.Provisional,
        ArchivedIn = publication.ArchivedIn,
    };

    /// <summary>A list.</summary>
    public EditionsJson Map(IReadOnlyList<Edition> editions, Caller caller) => new([.. editions.Select(e => Map(e, Area(e.Unit) is { } unit && PublicationRights.ReadsInFull(caller, unit)))]);

    /// <summary>How a unit's period stands.</summary>
    public PublicationJson Map(PublicationState state) => new()
    {
        Area = state.Unit.Code,
        AreaKey = state.Unit.Key.ToString(),
        AreaName = state.Unit.Name,
        Period = state.Period.ToString(),
        State = state.Last is null ? "provisional" : "published",
        Editions = [.. state.Editions.Select(e => Map(e, state.IsFull))],
        Proposals = state.IsFull ? [.. state.Proposals.Select(Map)] : null,
        OpenFindings = state.OpenFindings,
        ExpectedCells = state.Completeness?.Expected,
        ReceivedCells = state.Completeness?.Received,
    };

    /// <summary>What became of a decision, to whoever took it.</summary>
    public EditionJson Map(PublicationOutcome outcome) => outcome switch
    {
        { Edition: { } edition } => Map(edition, isFull: true),
        { Proposal: { } proposal } => Map(proposal),

        // A portal that has not heard of it yet.
        _ => throw new PartUnavailableException("The decision is kept, but has not come back from the collector yet."),
    };

    /// <summary>What a new edition changes.</summary>
    public EditionComparisonJson Map(RestatementView view) => new()
    {
        Before = Map(view.Before, isFull: true),
        After = view.After is { } after ? Map(after, isFull: true) : view.Proposal is { } proposal ? Map(proposal) : null,
        Changes = view.Comparison is { } comparison ? [.. comparison.Changes.Take(EditionComparisonJson.Most).Select(Map)] : null,
        ChangeCount = view.Comparison?.Changes.Count,
        LargestPercent = view.Comparison?.LargestPercent,
        Cells = [.. view.Cells.Cells.Select(Map)],
        CellCount = view.Cells.Count,
        OpenFindingsBefore = Counted(view.Before.Draft.OpenFindings),
        OpenFindings = view.OpenFindings is { } open ? Counted(open) : null,
    };

    /// <summary>An edition.</summary>
    public EditionJson Map(Edition edition, bool isFull) => Map(edition.Draft, edition.Sequence, edition.Time, "published", isFull) with
    {
        ApprovedBy = isFull ? Written(edition.Decision.ApprovedBy) : null,
    };

    private EditionJson Map(Proposal proposal) => Map(proposal.Draft, proposal.Sequence, proposal.Time, PublicNames.Of(proposal.State), isFull: true) with
    {
        RejectedBy = proposal.Rejection?.By,
        Rejection = proposal.Rejection?.Reason,
    };

    private EditionJson Map(EditionDraft draft, long sequence, DateTimeOffset time, string state, bool isFull)
    {
        var address = state == "published" ? $"/api/v1/editions/{draft.Unit}/{draft.Period}/{draft.Number}/" : null;
        return new EditionJson
        {
            Area = draft.Unit.Code,
            AreaKey = draft.Unit.ToString(),
            AreaName = words.Area(draft.Unit),
            Period = draft.Period.ToString(),
            Edition = draft.Number,
            Replaces = draft.Replaces > 0 ? draft.Replaces : null,
            State = state,
            Time = Time(time),
            Sequence = sequence,
            Full = isFull ? Map(draft.Full, address is null ? null : address + "figures.csv") : null,
            Outside = Map(draft.Outside, address is null ? null : address + "outside.csv"),
            AsOf = draft.Position,
            CatalogueVersion = draft.Catalogue,
            Changed = draft.Changed,
            ReasonCode = Reason(draft),
            Reason = Written(draft.Reason),
            OpenFindings = isFull ? Counted(draft.OpenFindings) : null,
            ExpectedCells = isFull ? draft.ExpectedCells : null,
            ReceivedCells = isFull ? draft.ReceivedCells : null,
            By = isFull ? draft.By : null,
        };
    }

    private EditionChangeJson Map(EditionChange change) => new(
        change.Item, words.Item(change.Item), change.Area.ToString(), words.Area(change.Area), change.Operator, change.Period.ToString(), Map(change.Before), Map(change.After), change.Difference, change.Percent);

    private ChangedCellJson Map(ChangedCell cell) => new(
        cell.Source, cell.Metric, words.Item(cell.Metric), cell.Area.ToString(), words.Area(cell.Area), cell.Period.ToString(), cell.Sequence, cell.Old, cell.New);

    private static EditionRowJson? Map(EditionRow? row) =>
        row is null ? null : new EditionRowJson(row.Value, PublicNames.Of(row.Status), row.Reason is { } reason ? PublicNames.Of(reason) : null);

    private static EditionFileJson Map(EditionFile file, string? address) => new(file.Hash, file.Bytes, file.Figures, file.Sequence, address);

    private Area? Area(AreaKey key) => words.Catalogue.TryGetArea(key, out var area) ? area : null;

    private static string? Reason(EditionDraft draft) => RestatementReasons.OfStored(draft.ReasonCode) is { } reason ? PublicNames.Of(reason) : Written(draft.ReasonCode);

    private static string? Written(string text) => text.Length > 0 ? text : null;

    private static int? Counted(int findings) => findings >= 0 ? findings : null;

    private static string Time(DateTimeOffset time) => time.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}

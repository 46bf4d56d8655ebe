using System.Text.Json;
using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Aggregator.Publication;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Json;

/// <summary>
/// The closed lists of the public API, written out: renaming something inside the product must not rename it outside. A test
/// holds them complete. A member that is not written out yet gets its own name, rather than failing an answer.
/// </summary>
internal static class PublicNames
{
    /// <summary>What a submission holds.</summary>
    public static string Of(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Figures => "figures",
        SubmissionKind.Plan => "plan",
        SubmissionKind.Published => "published",
        _ => Fallback(kind),
    };

    /// <summary>How far a figure rests on what was expected.</summary>
    public static string Of(FigureStatus status) => status switch
    {
        FigureStatus.Complete => "complete",
        FigureStatus.Partial => "partial",
        FigureStatus.Missing => "missing",
        _ => Fallback(status),
    };

    /// <summary>How a source stands with what it owes.</summary>
    public static string Of(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => "complete",
        CompletenessStatus.Late => "late",
        CompletenessStatus.Missing => "missing",
        CompletenessStatus.NotYetDue => "notYetDue",
        _ => Fallback(status),
    };

    /// <summary>For whom a figure is made up.</summary>
    public static string Of(FigureForm form) => form switch
    {
        FigureForm.Full => "full",
        FigureForm.Outside => "outside",
        _ => Fallback(form),
    };

    /// <summary>How a value came about.</summary>
    public static string Of(Provenance how) => how switch
    {
        Provenance.Missing => "missing",
        Provenance.Explicit => "explicit",
        Provenance.Time => "time",
        Provenance.Parts => "parts",
        Provenance.Areas => "areas",
        Provenance.Predecessors => "predecessors",
        Provenance.Standing => "standing",
        Provenance.Mixed => "mixed",
        Provenance.NotApplicable => "notApplicable",
        Provenance.NotAvailable => "notAvailable",
        Provenance.NotReported => "notReported",
        Provenance.Withheld => "withheld",
        Provenance.OutOfRange => "outOfRange",
        Provenance.Lineage => "lineage",
        _ => Fallback(how),
    };

    /// <summary>What kind of sender a source is.</summary>
    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Operator => "operator",
        SourceKind.Department => "department",
        SourceKind.Statistics => "statistics",
        SourceKind.Ministry => "ministry",
        _ => Fallback(kind),
    };

    /// <summary>Why a figure has no value.</summary>
    public static string Of(FigureReasonCode code) => code switch
    {
        FigureReasonCode.NoValueReported => "noValueReported",
        FigureReasonCode.NoDenominator => "noDenominator",
        FigureReasonCode.ZeroDenominator => "zeroDenominator",
        FigureReasonCode.NegativeQuotient => "negativeQuotient",
        FigureReasonCode.NotApplicable => "notApplicable",
        FigureReasonCode.NotAvailable => "notAvailable",
        FigureReasonCode.NotReported => "notReported",
        FigureReasonCode.Withheld => "withheld",
        FigureReasonCode.OutOfRange => "outOfRange",
        FigureReasonCode.NoPlan => "noPlan",
        FigureReasonCode.ZeroPlan => "zeroPlan",
        FigureReasonCode.BaseMissing => "baseMissing",
        FigureReasonCode.BaseZero => "baseZero",
        FigureReasonCode.BaseNegative => "baseNegative",
        FigureReasonCode.DefinitionChanged => "definitionChanged",
        FigureReasonCode.AreaNotValid => "areaNotValid",
        FigureReasonCode.OperatorNeeded => "operatorNeeded",
        FigureReasonCode.NotByOperator => "notByOperator",
        FigureReasonCode.AreaDivided => "areaDivided",
        FigureReasonCode.NoLineage => "noLineage",
        FigureReasonCode.DayNotKept => "dayNotKept",
        FigureReasonCode.WithheldOutside => "withheldOutside",
        _ => Fallback(code),
    };

    /// <summary>What a passport's note is about.</summary>
    public static string Of(FigureNoteCode code) => code switch
    {
        FigureNoteCode.DenominatorOlder => "denominatorOlder",
        FigureNoteCode.ValueStands => "valueStands",
        FigureNoteCode.IncludesStanding => "includesStanding",
        FigureNoteCode.FromPredecessors => "fromPredecessors",
        FigureNoteCode.WithPredecessorSources => "withPredecessorSources",
        FigureNoteCode.DepartmentTotal => "departmentTotal",
        FigureNoteCode.DepartmentDiffers => "departmentDiffers",
        FigureNoteCode.DerivedDiffers => "derivedDiffers",
        FigureNoteCode.PartsMissing => "partsMissing",
        FigureNoteCode.PeriodsMissing => "periodsMissing",
        FigureNoteCode.CellsMissing => "cellsMissing",
        FigureNoteCode.OperatorsMissing => "operatorsMissing",
        FigureNoteCode.LaterTarget => "laterTarget",
        FigureNoteCode.PlanOfBaseItem => "planOfBaseItem",
        FigureNoteCode.PlanDerived => "planDerived",
        FigureNoteCode.CountedFromStart => "countedFromStart",
        FigureNoteCode.AverageOfPeriod => "averageOfPeriod",
        FigureNoteCode.PointSet => "pointSet",
        FigureNoteCode.ReceiptsByProvince => "receiptsByProvince",
        FigureNoteCode.BoundaryUnits => "boundaryUnits",
        FigureNoteCode.UnitsMissing => "unitsMissing",
        FigureNoteCode.EstimatedShare => "estimatedShare",
        FigureNoteCode.DividedUnits => "dividedUnits",
        FigureNoteCode.Provisional => "provisional",
        _ => Fallback(code),
    };

    /// <summary>How a second source's value stands to the figure.</summary>
    public static string Of(Agreement agreement) => agreement switch
    {
        Agreement.Same => "same",
        Agreement.Explained => "explained",
        Agreement.Unexplained => "unexplained",
        Agreement.NotComputed => "notComputed",
        _ => Fallback(agreement),
    };

    /// <summary>Why a second source's value may differ.</summary>
    public static string Of(CauseKind kind) => kind switch
    {
        CauseKind.Rounding => "rounding",
        CauseKind.Timing => "timing",
        CauseKind.KnownEarlier => "knownEarlier",
        CauseKind.Vintage => "vintage",
        CauseKind.Definition => "definition",
        CauseKind.Coverage => "coverage",
        _ => Fallback(kind),
    };

    /// <summary>How a value becomes the printed one.</summary>
    public static string Of(PrintFit fit) => fit switch
    {
        PrintFit.Exact => "exact",
        PrintFit.Rounded => "rounded",
        PrintFit.CutOff => "cutOff",
        _ => Fallback(fit),
    };

    /// <summary>As what a second source sent its value.</summary>
    public static string Of(SecondValueKind kind) => kind switch
    {
        SecondValueKind.Published => "published",
        SecondValueKind.Reported => "reported",
        _ => Fallback(kind),
    };

    /// <summary>Why an edition replaces another.</summary>
    public static string Of(RestatementReason reason) => reason switch
    {
        RestatementReason.LateReport => "lateReport",
        RestatementReason.OperatorCorrection => "operatorCorrection",
        RestatementReason.ProcessingError => "processingError",
        RestatementReason.DenominatorRevised => "denominatorRevised",
        RestatementReason.DefinitionChanged => "definitionChanged",
        RestatementReason.BoundariesChanged => "boundariesChanged",
        RestatementReason.Other => "other",
        _ => Fallback(reason),
    };

    /// <summary>What became of a proposed restatement.</summary>
    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Open => "open",
        ProposalState.Approved => "approved",
        ProposalState.Rejected => "rejected",
        _ => Fallback(state),
    };

    /// <summary>Where a finding is in its life.</summary>
    public static string Of(FindingState state) => state switch
    {
        FindingState.Open => "open",
        FindingState.Explained => "explained",
        FindingState.Resolved => "resolved",
        _ => Fallback(state),
    };

    /// <summary>What happened to a finding.</summary>
    public static string Of(FindingEventKind kind) => kind switch
    {
        FindingEventKind.Opened => "opened",
        FindingEventKind.Changed => "changed",
        FindingEventKind.Resolved => "resolved",
        FindingEventKind.Reopened => "reopened",
        _ => Fallback(kind),
    };

    /// <summary>How much a finding matters.</summary>
    public static string Of(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Info => "info",
        CheckSeverity.Warning => "warning",
        CheckSeverity.Error => "error",
        _ => Fallback(severity),
    };

    /// <summary>What a check rule looks at.</summary>
    public static string Of(CheckRuleKind kind) => kind switch
    {
        CheckRuleKind.PartsTotal => "partsTotal",
        CheckRuleKind.ChildrenParent => "childrenParent",
        CheckRuleKind.StockFlow => "stockFlow",
        CheckRuleKind.AtMost => "atMost",
        CheckRuleKind.JumpHistory => "jumpHistory",
        CheckRuleKind.JumpPeers => "jumpPeers",
        CheckRuleKind.Repeated => "repeated",
        CheckRuleKind.DenominatorOlder => "denominatorOlder",
        CheckRuleKind.RatioRange => "ratioRange",
        _ => Fallback(kind),
    };

    /// <summary>What slip of the hand an edit undoes.</summary>
    public static string Of(EditClass edit) => edit switch
    {
        EditClass.SwappedDigits => "swappedDigits",
        EditClass.LostZero => "lostZero",
        EditClass.GainedZero => "gainedZero",
        EditClass.Thousands => "thousands",
        EditClass.RoundedThousands => "roundedThousands",
        EditClass.SwappedDistantDigits => "swappedDistantDigits",
        _ => Fallback(edit),
    };

    private static string Fallback<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

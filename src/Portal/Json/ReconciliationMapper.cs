using Telemetry.Aggregator.Reconciliation;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Comparisons with second sources as the public API gives them. Thread-safe.</summary>
internal sealed class ReconciliationMapper(Words words, FigureMapper figures)
{
    private const int PercentDecimals = 6;
    private readonly ReconciliationText _vietnamese = new(words);
    private readonly ReconciliationText _english = new(new Words(words.Catalogue, Language.English));

    /// <summary>A whole answer.</summary>
    public ReconciliationJson Map(ReconciliationAnswer answer) => new(
        new NamedJson(answer.Area.Key.ToString(), answer.Area.Name),
        answer.Period.ToString(),
        [.. answer.Result.Figures.Select(Map)],
        answer.Result.HasMore,
        answer.Result.Position,
        new WordsJson(_vietnamese.Basis, _english.Basis));

    private ReconciledFigureJson Map(ReconciledFigure row) => new()
    {
        Indicator = new NamedJson(row.Theirs.Item.Code, row.Theirs.Item.Name),
        Source = new NamedJson(row.Theirs.Source.Code, row.Theirs.Source.Name),
        SourceKind = PublicNames.Of(row.Theirs.Source.Kind),
        Kind = PublicNames.Of(row.Theirs.Kind),
        Theirs = new NumberJson(row.Theirs.Value, ReconciliationText.Printed(row.Theirs.Printed)),
        Step = row.Theirs.Printed.Step,
        Receipt = row.Theirs.Sequence,
        Ours = figures.Map(row.Ours),
        Difference = row.Difference,
        DifferencePercent = row.DifferencePercent is { } percent ? decimal.Round(percent, PercentDecimals, MidpointRounding.AwayFromZero) : null,
        Agreement = PublicNames.Of(row.Agreement),
        Causes = [.. row.Causes.Select(c => Map(row, c))],
        Implied = [.. row.Implied.Select(i => new ImpliedOperandJson(new NamedJson(i.Metric.Code, i.Metric.Name), i.Value, i.Low, i.High))],
        IsHistoryRead = row.IsHistoryRead,
        Text = new WordsJson(_vietnamese.Of(row), _english.Of(row)),
    };

    private DifferenceCauseJson Map(ReconciledFigure row, DifferenceCause cause) => new()
    {
        Kind = PublicNames.Of(cause.Kind),
        Value = cause.Value,
        Fit = PublicNames.Of(cause.Fit),
        Period = cause.Period?.ToString(),
        Receipt = cause.Sequence,
        Operand = cause.Operand,
        Instead = cause.Instead,
        WithoutPart = cause.WithoutPart,
        WithoutSource = cause.WithoutSource,
        OnlySource = cause.OnlySource,
        Numerator = cause.Numerator,
        Denominator = cause.Denominator,
        Text = new WordsJson(_vietnamese.Of(row, cause), _english.Of(row, cause)),
    };
}

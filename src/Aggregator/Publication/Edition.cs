using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;

namespace Telemetry.Aggregator.Publication;

/// <summary>A published edition. Immutable.</summary>
/// <param name="Sequence">Ledger position of the decision that published it.</param>
/// <param name="Time">When.</param>
/// <param name="Decision">What was decided.</param>
public sealed record Edition(long Sequence, DateTimeOffset Time, PeriodPublished Decision)
{
    /// <summary>Its figures and why.</summary>
    public EditionDraft Draft => Decision.Draft;

    /// <summary>The unit.</summary>
    public AreaKey Unit => Draft.Unit;

    /// <summary>The period.</summary>
    public Period Period => Draft.Period;

    /// <summary>Its number, from 1.</summary>
    public int Number => Draft.Number;
}

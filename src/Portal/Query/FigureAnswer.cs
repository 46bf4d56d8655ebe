using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query;

/// <summary>What was found, in the order of the question.</summary>
/// <param name="Figures">Figures with their passports.</param>
/// <param name="AsOf">Ledger position that all of them were computed at.</param>
internal sealed record FigureAnswer(IReadOnlyList<Figure> Figures, long AsOf);

using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series;

/// <summary>One revision of one cell.</summary>
public sealed record SeriesRevision(string Source, string Metric, AreaKey Area, Period Period, long Sequence, CellState State, long Value, int Decimals);

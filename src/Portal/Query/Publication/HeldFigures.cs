using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Figures that this process, by its own arithmetic, was seen to compute as an edition's file says them: kept in memory only, so a later version of the program looks again. Bounded; thread-safe.
/// </summary>
internal sealed class HeldFigures
{
    // Some 30 MB: every figure of every month of a decade that a province's pages show.
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(long File, string Item, AreaKey Area, string Source, Period Period), byte> _held = [];

    /// <summary>Whether it was.</summary>
    public bool Has(EditionFile file, AskedFigure figure) => _held.ContainsKey(KeyOf(file, figure));

    /// <summary>It was.</summary>
    public void Add(EditionFile file, AskedFigure figure)
    {
        // What is forgotten is looked up again.
        if (_held.Count >= Most)
        {
            _held.Clear();
        }

        _held[KeyOf(file, figure)] = 0;
    }

    private static (long, string, AreaKey, string, Period) KeyOf(EditionFile file, AskedFigure figure) => (file.Sequence, figure.Item.Text, figure.Area.Key, figure.Source, figure.Period);
}

namespace Telemetry.Catalogue.Import;

/// <summary>The communes on one side of the change: those of a file, and where it has none of that code, those of the catalogue.</summary>
/// <param name="isComplete">Whether every row of the file could be told apart; a unit that is not found may else be one of those.</param>
internal sealed class UnitSet(Catalogue known, DateOnly day, bool isComplete)
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (ImportedUnit Unit, Row Row)> _sound = new(StringComparer.Ordinal);

    /// <summary>A day on which its units exist.</summary>
    public DateOnly Day => day;

    /// <summary>The file's sound units by code, with their rows.</summary>
    public IReadOnlyDictionary<string, (ImportedUnit Unit, Row Row)> Sound => _sound;

    /// <summary>Notes that a row gives the code; a fault where one did before.</summary>
    public void Claim(string code, Row row)
    {
        if (!_rows.TryAdd(code, row))
        {
            row.Fault("code", $"already given in {_rows[code].Place}", "a code used once");
        }
    }

    /// <summary>Keeps a unit.</summary>
    public void Add(ImportedUnit unit, Row row) => _sound.Add(unit.Key.Code, (unit, row));

    /// <summary>The unit; null where there is none or it has faults.</summary>
    public ImportedUnit? Find(string code)
    {
        if (_sound.TryGetValue(code, out var entry))
        {
            return entry.Unit;
        }

        return known.TryGetArea(code, day, out var area) && area.Level == AreaLevel.Commune ? ImportedUnit.Of(area) : null;
    }

    /// <summary>Whether a unit that was not found may be one whose row has a fault, reported there.</summary>
    public bool MayBeFaulty(string code) => !isComplete || _rows.ContainsKey(code);
}

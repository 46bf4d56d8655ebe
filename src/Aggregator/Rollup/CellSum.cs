namespace Telemetry.Aggregator.Rollup;

/// <summary>Adds cells: the one place where sums, counts and reasons for absence are combined. Mutable; keep in arrays or locals.</summary>
internal struct CellSum
{
    private long _value;
    private int _reported;
    private int _expected;
    private int _missingLowest;
    private int _missingDirect;
    private int _vintage;
    private CellMarks _marks;
    private Provenance _absence;
    private bool _any;
    private bool _overflow;
    private bool _fresh;
    private bool _anyOwn;
    private bool _anyAbsent;

    /// <summary>
    /// Adds a cell. A missing one counts once where its siblings were reported at their own level, else as many times as
    /// there are lowest units in it.
    /// </summary>
    public void Add(in Cell cell) => Add(cell, Math.Min(1, cell.Expected), cell.Expected);

    /// <summary>Adds a cell that, if missing, counts that many times.</summary>
    public void Add(in Cell cell, int expectedIfMissing) => Add(cell, expectedIfMissing, expectedIfMissing);

    /// <summary>Adds a value that a unit reported for exactly this period.</summary>
    public void AddExplicit(long value)
    {
        var sum = unchecked(_value + value);
        _overflow |= ((_value ^ sum) & (value ^ sum)) < 0;
        _value = sum;
        _reported++;
        _expected++;
        _any = true;
        _fresh = true;
        _anyOwn = true;
    }

    private void Add(in Cell cell, int missingDirect, int missingLowest)
    {
        if (cell.HasValue)
        {
            var sum = unchecked(_value + cell.Value);
            _overflow |= ((_value ^ sum) & (cell.Value ^ sum)) < 0;
            _value = sum;
            _any = true;
            _reported += cell.Reported;
            _expected += cell.Expected;
            _marks |= cell.Marks & (CellMarks.Stood | CellMarks.Department);
            _fresh |= (cell.Marks & CellMarks.Inherited) == CellMarks.None;
            _anyOwn |= cell.IsOwn;
            if (cell.Vintage != 0 && (_vintage == 0 || cell.Vintage < _vintage))
            {
                _vintage = cell.Vintage;
            }

            return;
        }

        _overflow |= cell.How == Provenance.OutOfRange;
        _absence = !_anyAbsent || _absence == cell.How ? cell.How : Provenance.Missing;
        _anyAbsent = true;
        if (cell.How is Provenance.NotApplicable or Provenance.OutOfRange)
        {
            _reported += cell.Reported;
            _expected += cell.Expected;
            _anyOwn |= cell.IsOwn;
        }
        else
        {
            _missingDirect += missingDirect;
            _missingLowest += missingLowest;
        }
    }

    /// <summary>Whether a value other than predecessors' is in it.</summary>
    public readonly bool IsFresh => _fresh;

    /// <summary>The sum, or the reason that all absent cells share.</summary>
    public readonly Cell ToCell(Provenance how, CellMarks marks = CellMarks.None)
    {
        var expected = _expected + (_anyOwn ? _missingDirect : _missingLowest);
        if (_overflow)
        {
            return new Cell(0, Provenance.OutOfRange, marks, _reported, expected);
        }

        return _any
            ? new Cell(_value, how, marks | _marks | (_fresh ? CellMarks.None : CellMarks.Inherited), _reported, expected, _vintage)
            : new Cell(0, _absence, CellMarks.None, _reported, expected);
    }
}

using Telemetry.Operators.Wire;

namespace Telemetry.Operators;

/// <summary>Cells one by one, for small senders and for corrections of a few cells; at most 200,000.</summary>
public sealed class ObservationList : Submission
{
    private readonly List<Cell> _cells = [];

    /// <summary>An empty list; see <see cref="Submission"/> for the parameters.</summary>
    public ObservationList(string submissionId, string period)
        : base(submissionId, period)
    {
    }

    private enum Form : byte
    {
        Scaled = 3,
        Number = 4,
        State = 5,
    }

    /// <inheritdoc/>
    public override int CellCount => _cells.Count;

    internal override int EstimatedBytes => _cells.Count * 48;

    /// <summary>Makes room for that many cells in all.</summary>
    public void EnsureCapacity(int cells) => _cells.EnsureCapacity(cells);

    /// <summary>Adds a whole value of a metric without decimals (a count, đồng).</summary>
    /// <param name="metric">Metric code.</param>
    /// <param name="area">Code of the statistics office as valid on the period's last day.</param>
    /// <param name="value">The value.</param>
    public ObservationList Add(string metric, string area, long value) => Add(new Cell(metric, area, Form.Scaled, 0, value));

    /// <summary>Adds an exact value.</summary>
    /// <param name="metric">Metric code; in a plan also an indicator's.</param>
    /// <param name="area">Code of the statistics office as valid on the period's last day.</param>
    /// <param name="value">The value in the metric's unit.</param>
    /// <param name="decimals">The catalogue's decimals for the metric, 0 to 18.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has more decimals than that, or over 18 digits.</exception>
    public ObservationList Add(string metric, string area, decimal value, int decimals) =>
        Add(new Cell(metric, area, Form.Scaled, (byte)ScaledValue.CheckDecimals(decimals), ScaledValue.From(value, decimals)));

    /// <summary>Adds a floating-point value in the metric's unit. The server judges whether it has more decimals than the metric.</summary>
    public ObservationList AddNumber(string metric, string area, double value) =>
        Add(new Cell(metric, area, Form.Number, 0, BitConverter.DoubleToInt64Bits(value)));

    /// <summary>Says why a cell has no value, or withdraws one.</summary>
    public ObservationList AddAbsent(string metric, string area, CellState state)
    {
        if (state is CellState.Present or > CellState.Withdrawn)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "Expected one of the states of a cell without value.");
        }

        return Add(new Cell(metric, area, Form.State, 0, (long)state));
    }

    internal override IEnumerable<SubmissionCell> Cells() => _cells.Select(static (c, i) => new SubmissionCell(
        i,
        0,
        c.Metric,
        c.Area,
        c.Form == Form.State ? (CellState)c.Bits : CellState.Present,
        c.Decimals,
        c.Form == Form.Scaled ? c.Bits : 0,
        c.Form == Form.Number,
        c.Form == Form.Number ? BitConverter.Int64BitsToDouble(c.Bits) : 0));

    internal override void WriteCells(ReverseWriter writer)
    {
        for (var i = _cells.Count - 1; i >= 0; i--)
        {
            var cell = _cells[i];
            var end = writer.Length;
            writer.WriteUnsigned(6, cell.Decimals);
            switch (cell.Form)
            {
                case Form.Scaled:
                    writer.WriteSignedMember((int)Form.Scaled, cell.Bits);
                    break;
                case Form.Number:
                    writer.WriteFixed64Member((int)Form.Number, cell.Bits);
                    break;
                default:
                    writer.WriteUnsigned((int)Form.State, (ulong)cell.Bits);
                    break;
            }

            writer.WriteString(2, cell.Area);
            writer.WriteString(1, cell.Metric);
            writer.WriteHeader(8, end);
        }
    }

    private ObservationList Add(Cell cell)
    {
        ArgumentException.ThrowIfNullOrEmpty(cell.Metric, "metric");
        ArgumentException.ThrowIfNullOrEmpty(cell.Area, "area");
        _cells.Add(cell);
        return this;
    }

    // Bits: the scaled value, the double's bits or the state's number.
    private readonly record struct Cell(string Metric, string Area, Form Form, byte Decimals, long Bits);
}

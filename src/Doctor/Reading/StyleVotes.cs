namespace Telemetry.Doctor.Reading;

/// <summary>Which way of writing numbers a report, a table or a column uses, by those of its numbers that can be read in one way only.</summary>
internal sealed class StyleVotes
{
    private const int Overwhelming = 3;
    private int _vietnamese;
    private int _english;

    /// <summary>Counts a number in, if it leaves no doubt.</summary>
    public void Add(IReadOnlyList<NumberReading> readings)
    {
        if (readings.Count == 1)
        {
            _vietnamese += readings[0].Style == NumberStyle.Vietnamese ? 1 : 0;
            _english += readings[0].Style == NumberStyle.English ? 1 : 0;
        }
    }

    /// <summary>Whether but one number leaves no doubt: against the rest of the report that is rather a slip (20.1344) than a style.</summary>
    public bool IsOneNumber => _english + _vietnamese == 1;

    /// <summary>The style; null where the numbers are in doubt or too few of them are not.</summary>
    public NumberStyle? Winner => _english > _vietnamese * Overwhelming ? NumberStyle.English : _vietnamese > _english * Overwhelming ? NumberStyle.Vietnamese : null;
}

namespace Telemetry.Doctor.Meaning;

/// <summary>What has been said so far in a sentence. Used on one thread.</summary>
internal sealed class SentenceState
{
    private readonly Dictionary<int, MeaningDraft> _actuals = [];
    private int _clause = -1;

    /// <summary>Phrases that name a number behind which they stand: 46 Bưu cục.</summary>
    public HashSet<TermHit> Claimed { get; } = [];

    /// <summary>Phrases that a number before has taken as its subject.</summary>
    public HashSet<TermHit> Used { get; } = [];

    /// <summary>Phrases that a ratio or per cent before has taken as its subject; a value may still take them.</summary>
    public HashSet<TermHit> Compared { get; } = [];

    /// <summary>Periods that are a base's: giảm 9% năm 2013.</summary>
    public HashSet<PeriodMention> Bases { get; } = [];

    /// <summary>The first value of the sentence of each unit: what it goes on about in a later clause.</summary>
    public Dictionary<string, MeaningDraft> Topics { get; } = [];

    /// <summary>Comes to a number at that depth and clause: what stood in brackets that are closed, or before a semicolon, is over.</summary>
    public void MoveTo(int depth, int clause)
    {
        foreach (var deeper in _actuals.Keys.Where(d => d > depth || (d == depth && clause != _clause)).ToList())
        {
            _actuals.Remove(deeper);
        }

        _clause = clause;
    }

    /// <summary>The value that is being spoken of at that depth, or outside the bracket; null where there is none.</summary>
    public MeaningDraft? ActualAt(int depth)
    {
        for (var d = depth; d >= 0; d--)
        {
            if (_actuals.TryGetValue(d, out var actual))
            {
                return actual;
            }
        }

        return null;
    }

    /// <summary>Notes a value.</summary>
    public void Say(MeaningDraft actual, int depth)
    {
        _actuals[depth] = actual;
        Topics.TryAdd(actual.Number.Unit ?? "", actual);
    }
}

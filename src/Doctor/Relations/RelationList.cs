namespace Telemetry.Doctor.Relations;

/// <summary>The relations of a report as they are found, each once, as many as are told. Not thread-safe.</summary>
internal sealed class RelationList(CancellationToken cancellationToken)
{
    /// <summary>Most relations of one kind of finder, so that one kind cannot push out the others.</summary>
    public const int MostOfOne = 2_000;

    /// <summary>Most relations of one report.</summary>
    public const int Most = 5_000;

    private readonly List<Relation> _relations = [];
    private readonly HashSet<string> _sums = new(StringComparer.Ordinal);
    private int _ofThisFinder;

    /// <summary>What was found.</summary>
    public IReadOnlyList<Relation> All => _relations;

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsFull => _ofThisFinder >= MostOfOne || _relations.Count >= Most;

    /// <summary>Begins the next finder's count.</summary>
    public void Next() => _ofThisFinder = 0;

    /// <summary>Adds one, unless there are enough.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the examination any more.</exception>
    public void Add(Relation relation)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsFull)
        {
            _relations.Add(relation);
            _ofThisFinder++;
        }
    }

    /// <summary>Adds a sum, unless the same numbers were already found to be one: by the catalogue, by the words and by the table.</summary>
    public void AddSum(SumRelation sum)
    {
        if (_sums.Add(string.Join(' ', sum.Uses.Skip(1).Select(u => u.Number).Order().Prepend(sum.Uses[0].Number))))
        {
            Add(sum);
        }
    }
}

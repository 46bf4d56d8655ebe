namespace Telemetry.Doctor.Relations;

/// <summary>Looks for one kind of relation. Takes time near linear in the report's numbers.</summary>
internal interface IRelationFinder
{
    /// <summary>Adds the relations that it sees.</summary>
    void Find(RelationScope scope, RelationList relations);
}

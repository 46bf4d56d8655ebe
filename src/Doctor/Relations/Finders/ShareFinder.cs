using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Per cents of a whole: of the number that they describe, and of what that one is a part of.</summary>
internal sealed class ShareFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var share in scope.Report.Numbers)
        {
            if (share is { Role: NumberRole.Share, Of: { } part } && scope[part].Role == NumberRole.Actual)
            {
                var whole = share.Whole?.Whole ?? scope[part].Whole?.Whole;
                var isKnown = whole is { } id && id != part && id != share.Number.Id && scope[id].Role == NumberRole.Actual;
                relations.Add(new ShareRelation(share.Number.Id, part, isKnown ? whole : null, share.Confidence));
            }
        }
    }
}

using Telemetry.Aggregator.Publication;

namespace Telemetry.Portal.Query.Publication;

/// <summary>That nobody is told that nothing is published as long as that is not known.</summary>
internal static class PublicationKnowledge
{
    /// <summary>Returns where it can be said what is published.</summary>
    /// <exception cref="PartUnavailableException">It is not known yet.</exception>
    public static void Require(this PublicationRecord record)
    {
        if (!record.IsKnown)
        {
            throw new PartUnavailableException("What is published is not known yet: the collector has not told all of it.");
        }
    }
}

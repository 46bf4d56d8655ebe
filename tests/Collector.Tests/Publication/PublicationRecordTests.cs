using Telemetry.Aggregator.Publication;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>When a process that follows another's ledger may say what is published.</summary>
public sealed class PublicationRecordTests
{
    [Fact]
    public void What_is_published_is_known_once_all_decisions_came_that_there_were_at_the_first_contact()
    {
        var record = new PublicationRecord { AwaitsFirst = true };
        Assert.False(record.IsKnown);

        record.TakeIn([], through: 1000, head: 2500);
        Assert.False(record.IsKnown);
        record.TakeIn([], through: 2000, head: 2600);
        Assert.False(record.IsKnown);
        record.TakeIn([], through: 2500, head: 2700);
        Assert.True(record.IsKnown);
        record.TakeIn([], through: 2600, head: 9000);
        Assert.True(record.IsKnown);
    }

    [Fact]
    public void Of_an_empty_ledger_it_is_known_that_nothing_is_published()
    {
        var record = new PublicationRecord { AwaitsFirst = true };

        record.TakeIn([], through: 0, head: 0);

        Assert.True(record.IsKnown);
    }
}

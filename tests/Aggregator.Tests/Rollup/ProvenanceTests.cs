using Telemetry.Aggregator.Rollup;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Rollup;

public sealed class ProvenanceTests
{
    [Fact]
    public void A_store_knows_of_each_way_whether_it_leads_to_a_number() =>
        Assert.All(Enum.GetValues<Provenance>(), how =>
        {
            var cell = new Cell(1, how, CellMarks.Own, 1, 1);
            Assert.Equal(cell.HasValue, RollupSeries.HasValue(cell.Flags));
        });
}

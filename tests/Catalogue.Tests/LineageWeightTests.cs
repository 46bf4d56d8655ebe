namespace Telemetry.Catalogue.Tests;

public sealed class LineageWeightTests
{
    private const string Lineage = "lineage/lineage.csv";
    private const string Header = "predecessor,successor,on,extent,weight\n";

    [Fact]
    public void A_lineage_without_weights_needs_no_column_for_them() =>
        Assert.All(SmallCatalogue.Sound(SmallCatalogue.Load()).Unit("07213@2004-07-08").Successors, s => Assert.Null(s.Weight));

    [Fact]
    public void A_weight_is_read_as_written_and_may_be_left_out_where_a_unit_went_over_whole()
    {
        var catalogue = SmallCatalogue.Sound(Load("27,24,2025-07-01,whole,", "07213,07210,2025-07-01,part,1204.5", "07213,07228,2025-07-01,part,0"));

        Assert.Equal([1204.5m, 0m], catalogue.Unit("07213@2004-07-08").Successors.Select(s => s.Weight));
        Assert.Null(Assert.Single(catalogue.Unit("27@2004-07-08").Successors).Weight);
    }

    [Theory]
    [InlineData("-1", "1", 2, "07213@2025-07-01/weight", "'-1'; expected the size of the piece that passes over, 0 or more")]
    [InlineData("many", "1", 2, "07213@2025-07-01/weight", "'many'")]
    [InlineData("1", "", 3, "07213@2025-07-01/weight", "empty, where other parts of 07213@2004-07-08 have one; expected a weight on every row of a divided unit, or on none")]
    [InlineData("0", "0.00", 2, "07213@2025-07-01/weight", "the weights of 07213@2004-07-08 add up to 0")]
    public void A_weight_that_tells_no_share_is_a_fault(string first, string second, int line, string key, string said)
    {
        var result = Load($"07213,07210,2025-07-01,part,{first}", $"07213,07228,2025-07-01,part,{second}");

        var fault = Assert.Single(result.Faults);
        Assert.Equal((Lineage, line, key), (fault.File, fault.Line, fault.Key));
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_may_be_there_is_named_where_another_is_refused()
    {
        var result = SmallCatalogue.Load((Lineage, "predecessor,successor,on,extent,weights\n"));

        Assert.Contains(result.Faults, f => f.Key == "weights" && f.Expected == "one of predecessor,successor,on,extent,weight");
    }

    private static CatalogueLoadResult Load(params IEnumerable<string> rows) => SmallCatalogue.Load((Lineage, Header + string.Join('\n', rows)));
}

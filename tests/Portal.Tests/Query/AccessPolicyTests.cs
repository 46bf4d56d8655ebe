using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Tests.Query;

public sealed class AccessPolicyTests
{
    private static readonly Area BacGiang = DefaultCatalogue.BacGiang;
    private static readonly Area QuangNinh = DefaultCatalogue.QuangNinh;

    [Fact]
    public void Nobody_reads_nothing() =>
        Assert.Equal(AccessDecision.Unauthenticated, AccessPolicy.Decide(null, BacGiang, "all", false));

    [Theory]
    [InlineData(CallerRole.Reader)]
    [InlineData(CallerRole.Publisher)]
    [InlineData(CallerRole.Administrator)]
    public void A_reader_reads_every_operator_of_its_territory_and_nothing_else(CallerRole role)
    {
        var caller = Of(role, null, BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "all", true));
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "vnpt", false));
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang.Children[0], "all", false));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "all", false));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, BacGiang.Parent!, "all", false));
    }

    [Fact]
    public void A_reader_of_the_new_province_reads_the_old_ones_history_but_not_the_other_way_round()
    {
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(Of(CallerRole.Reader, null, DefaultCatalogue.BacNinhNow), BacGiang, "all", false));
        Assert.Equal(
            AccessDecision.OutsideTerritory,
            AccessPolicy.Decide(Of(CallerRole.Reader, null, BacGiang), DefaultCatalogue.BacNinhNow, "all", false));
    }

    [Fact]
    public void A_figure_made_of_other_units_needs_the_right_to_each()
    {
        var reader = Of(CallerRole.Reader, null, BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(reader, BacGiang, "all", false, [BacGiang.Children[0]]));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(reader, BacGiang, "all", false, [BacGiang.Children[0], DefaultCatalogue.BacNinhNow]));
    }

    [Fact]
    public void An_operator_reads_its_own_figures_only()
    {
        var caller = Of(CallerRole.Operator, "vnpt", BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "vnpt", false));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "viettel", false));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "all", false));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "vnpt", false));
    }

    [Fact]
    public void An_operator_does_not_learn_others_sum_from_its_market_share() =>
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(Of(CallerRole.Operator, "vnpt", BacGiang), BacGiang, "vnpt", true));

    [Fact]
    public void An_operator_without_a_source_reads_nothing() =>
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(Of(CallerRole.Operator, null, BacGiang), BacGiang, "all", false));

    [Fact]
    public void No_territory_is_nothing_and_everywhere_is_everything()
    {
        var nowhere = Of(CallerRole.Administrator, null);

        Assert.All(DefaultCatalogue.Instance.Areas, a => Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(nowhere, a, "all", false)));
        Assert.All(
            DefaultCatalogue.Instance.Areas,
            a => Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(nowhere with { IsEverywhere = true }, a, "all", false)));
    }

    private static Caller Of(CallerRole role, string? source, params Area[] territory) =>
        new() { CredentialId = "test", Role = role, Source = source, Territory = territory };
}

using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Tests.Query;

public sealed class AccessPolicyTests
{
    private static readonly Area BacGiang = DefaultCatalogue.BacGiang;
    private static readonly Area QuangNinh = DefaultCatalogue.QuangNinh;

    [Fact]
    public void Nobody_reads_nothing() =>
        Assert.Equal(AccessDecision.Unauthenticated, AccessPolicy.Decide(null, BacGiang, "all", FigureItemKind.Value));

    [Theory]
    [InlineData(CallerRole.Reader)]
    [InlineData(CallerRole.Publisher)]
    [InlineData(CallerRole.Administrator)]
    public void A_reader_reads_every_operator_of_its_territory_and_nothing_else(CallerRole role)
    {
        var caller = Of(role, null, BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Concentration));
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Value));
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang.Children[0], "all", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "all", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, BacGiang.Parent!, "all", FigureItemKind.Value));
    }

    [Fact]
    public void A_reader_of_the_new_province_reads_the_old_ones_history_but_not_the_other_way_round()
    {
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(Of(CallerRole.Reader, null, DefaultCatalogue.BacNinhNow), BacGiang, "all", FigureItemKind.Value));
        Assert.Equal(
            AccessDecision.OutsideTerritory,
            AccessPolicy.Decide(Of(CallerRole.Reader, null, BacGiang), DefaultCatalogue.BacNinhNow, "all", FigureItemKind.Value));
    }

    [Fact]
    public void A_figure_made_of_other_units_needs_the_right_to_each()
    {
        var reader = Of(CallerRole.Reader, null, BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(reader, BacGiang, "all", FigureItemKind.Value, [BacGiang.Children[0]]));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(reader, BacGiang, "all", FigureItemKind.Value, [BacGiang.Children[0], DefaultCatalogue.BacNinhNow]));
    }

    [Fact]
    public void An_operator_reads_its_own_figures_in_full_and_totals_in_the_outside_form()
    {
        var caller = Of(CallerRole.Operator, "vnpt", BacGiang);

        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Value));
        Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Growth));
        Assert.Equal(AccessDecision.AllowedOutsideForm, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Value));
        Assert.Equal(AccessDecision.AllowedOutsideForm, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.PlanCompletion));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "viettel", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "vnpt", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "all", FigureItemKind.Value));
    }

    [Fact]
    public void An_operator_reads_its_own_market_share_where_the_total_is_given_and_never_the_concentration()
    {
        var caller = Of(CallerRole.Operator, "vnpt", BacGiang);

        Assert.Equal(AccessDecision.AllowedOutsideForm, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Share));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "viettel", FigureItemKind.Share));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Share));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Concentration));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Concentration));
    }

    [Fact]
    public void A_reader_outside_reads_totals_in_the_outside_form_and_nothing_else()
    {
        var caller = Of(CallerRole.Public, "vnpt", BacGiang);

        Assert.Equal(AccessDecision.AllowedOutsideForm, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Value));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "vnpt", FigureItemKind.Share));
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(caller, BacGiang, "all", FigureItemKind.Concentration));
        Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(caller, QuangNinh, "all", FigureItemKind.Value));
    }

    [Fact]
    public void An_operator_without_a_source_reads_nothing() =>
        Assert.Equal(AccessDecision.OthersFigures, AccessPolicy.Decide(Of(CallerRole.Operator, null, BacGiang), BacGiang, "all", FigureItemKind.Value));

    [Fact]
    public void No_territory_is_nothing_and_everywhere_is_everything()
    {
        var nowhere = Of(CallerRole.Administrator, null);

        Assert.All(DefaultCatalogue.Instance.Areas, a => Assert.Equal(AccessDecision.OutsideTerritory, AccessPolicy.Decide(nowhere, a, "all", FigureItemKind.Value)));
        Assert.All(
            DefaultCatalogue.Instance.Areas,
            a => Assert.Equal(AccessDecision.Allowed, AccessPolicy.Decide(nowhere with { IsEverywhere = true }, a, "all", FigureItemKind.Value)));
    }

    private static Caller Of(CallerRole role, string? source, params Area[] territory) =>
        new() { CredentialId = "test", Role = role, Source = source, Territory = territory };
}

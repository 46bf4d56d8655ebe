using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Doctor;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;

namespace Telemetry.Portal.Tests.Web.Doctor;

public sealed class PortalLedgerFiguresTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly Period June = Period.Month(2013, 6);
    private static readonly Period Year = Period.OfYear(2013);

    private static readonly LedgerQuestion[] Questions =
    [
        new("population.average", DefaultCatalogue.BacGiang, Year),
        new("no.such.item", DefaultCatalogue.BacGiang, June),
        new("subscribers.mobile", DefaultCatalogue.QuangNinh, Period.Month(2014, 1), "vnpt"),
        new("area.land", DefaultCatalogue.BacGiang, June),
        new("subscribers.mobile", DefaultCatalogue.BacGiang, Period.Month(1999, 1)),
    ];

    [Fact]
    public async Task One_question_that_is_refused_keeps_no_other_from_being_answered()
    {
        var found = await FindAsync(new Caller { CredentialId = "a", Role = CallerRole.Reader, Territory = [DefaultCatalogue.BacGiang] });

        Assert.Equal([1_593_200m, null, null, 3849.70m, null], found.Select(f => f?.Value));
        Assert.Equal(("population.average", "24@2004-07-08", "all"), (found[0]!.Item, found[0]!.Area.ToString(), found[0]!.Source));
        Assert.All(found.OfType<Telemetry.Doctor.Diagnoses.LedgerUse>(), f => Assert.True(f.Position >= Seed.Last));
        Assert.Equal((June, Year), (found[3]!.Period, found[3]!.PeriodUsed));
    }

    [Fact]
    public async Task Population_and_land_of_a_unit_that_the_caller_may_not_read_are_not_told()
    {
        Assert.All(await FindAsync(new Caller { CredentialId = "a", Role = CallerRole.Public, Territory = [DefaultCatalogue.QuangNinh] }), Assert.Null);
        Assert.All(await FindAsync(new Caller { CredentialId = "a", Role = CallerRole.Reader }), Assert.Null);
    }

    [Fact]
    public async Task An_operator_is_told_its_own_figures()
    {
        var found = await FindAsync(new Caller { CredentialId = "a", Role = CallerRole.Operator, Source = "vnpt", Territory = [DefaultCatalogue.QuangNinh] });

        Assert.Equal([null, null, 300m, null, null], found.Select(f => f?.Value));
    }

    [Fact]
    public async Task An_operator_is_told_nothing_of_anothers() => Assert.All(
        await FindAsync(new Caller { CredentialId = "a", Role = CallerRole.Operator, Source = "viettel", Territory = [DefaultCatalogue.QuangNinh] }), Assert.Null);

    private ValueTask<IReadOnlyList<Telemetry.Doctor.Diagnoses.LedgerUse?>> FindAsync(Caller caller) =>
        new PortalLedgerFigures(caller, host.Services.GetRequiredService<FigureQueryService>(), DefaultCatalogue.Instance).FindAsync(Questions, TestContext.Current.CancellationToken);
}

namespace Telemetry.Catalogue.Tests;

/// <summary>Who owes what by when, as the files say.</summary>
public sealed class CalendarTests
{
    private const string Calendar = "calendar/calendar.csv";
    private const string Metrics = "metrics/metrics.csv";
    private const string Sources = "sources/sources.csv";

    [Theory]
    [InlineData("month,1,10", "2013-06", "2013-07-10")]
    [InlineData("month,1,31", "2013-01", "2013-02-28")]
    [InlineData("month,1,31", "2012-01", "2012-02-29")]
    [InlineData("month,12,1", "2013-12", "2014-12-01")]
    [InlineData("quarter,1,10", "2013-Q4", "2014-01-10")]
    [InlineData("half,1,15", "2013-H1", "2013-07-15")]
    [InlineData("year,3,15", "2013", "2014-03-15")]
    public void The_due_day_is_a_day_of_a_month_after_the_period(string rule, string period, string due)
    {
        var line = Line($"x,vnpt,revenue.telecom,province,,{rule},,");

        Assert.Equal(DateOnly.ParseExact(due, "yyyy-MM-dd", null), line.DueOn(Period.Parse(period)));
    }

    [Fact]
    public void All_below_means_what_has_no_parts_and_a_kind_means_every_source_of_it()
    {
        var catalogue = SmallCatalogue.Sound(SmallCatalogue.Load(
            SmallCatalogue.Append(Metrics, "communes.a,stock,commune,0,0,9,,quarter,year,department,A,"),
            SmallCatalogue.Append(Calendar, "d,kind:department so-bac-ninh,communes.*,province,,quarter,1,10,,")));

        Assert.Equal(["subscribers.fixed", "subscribers.mobile", "revenue.telecom"], catalogue.Calendar[0].Metrics.Select(m => m.Code));
        Assert.Equal(["so-bac-giang", "so-bac-ninh", "so-quang-ninh"], catalogue.Calendar[1].Sources.Select(s => s.Code));
    }

    [Theory]
    [InlineData("vnpt", "", "22@2004-07-08 24@2004-07-08 24@2025-07-01 27@2004-07-08")]
    [InlineData("vnpt", "22 24@2025-07-01", "22@2004-07-08 24@2025-07-01")]
    [InlineData("vnpt", "VN", "22@2004-07-08 24@2004-07-08 24@2025-07-01 27@2004-07-08")]
    public void A_source_owes_for_its_territory_within_the_areas_of_the_line(string source, string areas, string reached)
    {
        var catalogue = SmallCatalogue.Sound(SmallCatalogue.Load(SmallCatalogue.Append(Calendar, $"x,{source},revenue.telecom,province,{areas},month,1,10,,")));

        Assert.Equal(reached, string.Join(' ', catalogue.Areas.Where(a => catalogue.Calendar[1].Reaches(catalogue.Sources[source], a)).Select(a => a.Key)));
    }

    [Fact]
    public void A_department_does_not_owe_for_the_units_that_its_own_came_from()
    {
        var catalogue = SmallCatalogue.Sound(SmallCatalogue.Load(
            SmallCatalogue.Append(Metrics, "communes.a,stock,commune,0,0,9,,quarter,year,department,A,"),
            SmallCatalogue.Append(Sources, "so-moi,department,Sở,,24@2025-07-01,,,"),
            SmallCatalogue.Append(Calendar, "d,kind:department,communes.*,province,,quarter,1,10,,")));

        Assert.True(catalogue.Sources["so-moi"].MayReport(catalogue.Unit("24@2004-07-08")));
        Assert.False(catalogue.Calendar[1].Reaches(catalogue.Sources["so-moi"], catalogue.Unit("24@2004-07-08")));
        Assert.True(catalogue.Calendar[1].Reaches(catalogue.Sources["so-moi"], catalogue.Unit("24@2025-07-01")));
    }

    [Fact]
    public void What_is_owed_more_often_than_it_is_reported_or_outside_the_territory_is_a_fault()
    {
        var result = SmallCatalogue.Load(
            SmallCatalogue.Append(Metrics, "communes.a,stock,commune,0,0,9,,quarter,year,department,A,"),
            SmallCatalogue.Append(
                Calendar,
                "f,so-bac-ninh,communes.a,province,,month,1,10,,",
                "t,so-bac-ninh,communes.a,province,22,quarter,1,10,,",
                "c,so-bac-ninh,communes.a,province,VN,quarter,1,10,,"));

        Assert.Equal(
            [
                "calendar/calendar.csv:3: f/frequency: 'communes.a' is reported each quarter; expected quarter or longer",
                "calendar/calendar.csv:4: t/areas: none of the sources may report for 22@2004-07-08; expected units of the sources' territories",
            ],
            result.Faults.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("2012-12-31", false)]
    [InlineData("2013-01-01", true)]
    [InlineData("2014-06-30", true)]
    [InlineData("2014-07-01", false)]
    [InlineData("2013-05-31", true)]
    public void Nothing_is_owed_outside_the_dates_of_line_and_source(string day, bool owed)
    {
        var catalogue = SmallCatalogue.Sound(SmallCatalogue.Load(
            SmallCatalogue.Append(Sources, "young,operator,A,,VN,,2014-06-30,"),
            SmallCatalogue.Append(Calendar, "x,young,revenue.telecom,province,,month,1,10,2013-01-01,2015-01-01")));

        Assert.Equal(owed, catalogue.Calendar[1].IsOwedBy(catalogue.Sources["young"], DateOnly.ParseExact(day, "yyyy-MM-dd", null)));
    }

    [Fact]
    public void By_the_calendar_that_is_shipped_nothing_is_owed_before_2026()
    {
        var catalogue = SmallCatalogue.Sound(CatalogueLoader.Load(CatalogueFiles.Read(Repository.DefaultCatalogue)));

        Assert.NotEmpty(catalogue.Calendar);
        Assert.All(catalogue.Calendar, line => Assert.Equal((new DateOnly(2026, 1, 1), AreaLevel.Province), (line.ValidFrom!.Value, line.Level)));
        Assert.All(catalogue.Calendar.Where(l => l.Frequency == PeriodGrain.Year), line => Assert.Equal(new DateOnly(2027, 3, 15), line.DueOn(Period.OfYear(2026))));
        Assert.All(catalogue.Calendar.Where(l => l.Frequency == PeriodGrain.Month), line => Assert.Equal(new DateOnly(2026, 10, 10), line.DueOn(Period.Month(2026, 9))));
        Assert.All(
            catalogue.Sources.Values.Where(s => s.Kind == SourceKind.Operator && s.IsValidOn(new DateOnly(2026, 1, 1))),
            source => Assert.Contains(catalogue.Calendar, line => line.Frequency == PeriodGrain.Month && line.Sources.Contains(source)));
    }

    private static Obligation Line(string row) => SmallCatalogue.Sound(SmallCatalogue.Load(SmallCatalogue.Append(Calendar, row))).Calendar[1];
}

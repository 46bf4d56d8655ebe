using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class DueRunTests
{
    private static readonly string[] June = ["2013-06", "2013-Q2", "2013-H1", "2013-9M", "2013"];

    [Fact]
    public async Task First_figures_make_their_period_and_all_that_contain_it_due()
    {
        await using var rig = ScheduleRig.Make();
        Assert.Empty(await rig.RunAsync());

        await rig.SendAsync("2013-06");

        Assert.Equal(June.Select(p => $"{p} NeverRun"), await rig.RunAsync());
    }

    [Fact]
    public async Task A_rerun_on_the_same_input_is_not_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        Assert.Empty(await rig.RunAsync());

        await rig.RestartAsync();
        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task A_run_is_recorded_with_position_catalogue_and_time()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        var run = (await rig.Scheduler.RunDueNowAsync())[0];

        var record = rig.Runs[Period.Parse("2013-06")];

        Assert.Equal((1, rig.Catalogue.Version, rig.Time.GetUtcNow(), RunOutcome.Succeeded), (record.Position, record.CatalogueVersion, record.Finished, record.Outcome));
        Assert.Equal((1, RunOutcome.Succeeded, null), (run.Position, run.Outcome, run.Failure));
        Assert.NotNull(run.Result);
    }

    [Fact]
    public async Task A_correction_makes_its_period_and_all_that_contain_it_due_again()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-05");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.SendAsync("2013-06", value: 200);

        Assert.Equal(June.Select(p => $"{p} NewFigures"), await rig.RunAsync());
    }

    [Fact]
    public async Task A_late_month_leaves_later_months_alone()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.SendAsync("2013-02");

        Assert.Equal(
            ["2013-02 NeverRun", "2013-Q1 NeverRun", "2013-H1 NewFigures", "2013-9M NewFigures", "2013 NewFigures"],
            await rig.RunAsync());
    }

    [Fact]
    public async Task Days_make_their_month_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06-30");

        Assert.Equal((string[])["2013-06-30 NeverRun", .. June.Select(p => $"{p} NeverRun")], await rig.RunAsync());
    }

    [Fact]
    public async Task A_new_population_makes_every_period_from_its_year_on_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendPopulationAsync("2010");
        await rig.SendAsync("2012-12");
        await rig.SendAsync("2013-01");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.SendPopulationAsync("2013");

        Assert.Equal(
            [
                "2013-01 NewDenominator", "2013-Q1 NewDenominator", "2013-06 NewDenominator", "2013-Q2 NewDenominator",
                "2013-H1 NewDenominator", "2013-9M NewDenominator", "2013 NewFigures",
            ],
            await rig.RunAsync());
        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task A_value_that_stands_for_its_year_makes_the_rest_of_the_year_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-01");
        await rig.SendAsync("2013-03", "postal.offices", 46, "vnpost");
        await rig.SendAsync("2013-05");
        await rig.SendAsync("2014-01");
        await rig.RunAsync();

        await rig.SendAsync("2013-03", "postal.offices", 47, "vnpost");

        Assert.Equal(
            ["2013-03 NewFigures", "2013-Q1 NewFigures", "2013-05 NewFigures", "2013-Q2 NewFigures", "2013-H1 NewFigures", "2013-9M NewFigures", "2013 NewFigures"],
            await rig.RunAsync());
    }

    [Fact]
    public async Task Plans_make_nothing_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013", source: "plan:vnpt");

        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task A_changed_catalogue_makes_everything_due()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.RestartAsync(catalogue: ScheduleCatalogue.Load("Tập đoàn VNPT"));

        Assert.Equal(June.Select(p => $"{p} CatalogueChanged"), await rig.RunAsync());
        Assert.Empty(await rig.RunAsync());
    }

    [Fact]
    public async Task Without_the_table_everything_is_due_again_with_the_same_results()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendPopulationAsync("2013");
        await rig.SendAsync("2013-05", "revenue.telecom", 70);
        await rig.SendAsync("2013-06", "revenue.telecom", 30);
        await rig.SendAsync("2013-06");
        var first = await rig.RunAsync();
        var results = await rig.ResultsAsync();
        Assert.Contains("revenue.telecom 100 ", results, StringComparison.Ordinal);

        await rig.RestartAsync(rig.DeleteTable);

        Assert.Equal(first, await rig.RunAsync());
        Assert.Equal(results, await rig.ResultsAsync());
    }

    [Fact]
    public async Task A_damaged_table_is_replaced()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.RestartAsync(() =>
        {
            rig.DeleteTable();
            File.WriteAllText(Path.Combine(rig.Folder, ScheduleDatabase.FileName), new string('x', 4096));
        });

        Assert.Equal(June.Select(p => $"{p} NeverRun"), await rig.RunAsync());
    }

    [Fact]
    public async Task A_rebuilt_store_has_its_results_computed_again()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-06");
        await rig.RunAsync();
        var results = await rig.ResultsAsync();

        await rig.Store.ClearAsync();
        await rig.SendAsync("2013-06");
        Assert.Empty(await rig.ResultsAsync());
        await rig.RestartAsync();

        Assert.Equal(June.Select(p => $"{p} NeverRun"), await rig.RunAsync());
        Assert.Equal(results, await rig.ResultsAsync());
    }

    [Fact]
    public async Task Results_that_are_older_than_the_table_says_are_computed_again()
    {
        await using var rig = ScheduleRig.Make();
        var june = Period.Parse("2013-06");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();
        var old = Assert.IsType<RollupTable>(await rig.Store.ReadRollupAsync(june, rig.Catalogue.Country.Key));
        await rig.SendAsync("2013-06", value: 200);
        await rig.RunAsync();
        var results = await rig.ResultsAsync();

        await rig.Store.WriteRollupsAsync([old]);
        await rig.RestartAsync();

        Assert.Equal(["2013-06 NeverRun"], await rig.RunAsync());
        Assert.Equal(results, await rig.ResultsAsync());
    }

    [Fact]
    public async Task A_store_rebuilt_while_the_schedule_runs_is_noticed_too()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-05");
        await rig.SendAsync("2013-06");
        rig.Scheduler.Notify(2);
        await rig.RunAsync();

        await rig.Store.ClearAsync();
        await rig.SendAsync("2013-05");
        rig.Scheduler.Notify(1);
        await rig.SendAsync("2013-06");
        rig.Scheduler.Notify(2);

        Assert.Contains("2013-06 NeverRun", await rig.RunAsync());
    }

    [Fact]
    public async Task A_period_whose_figures_come_back_after_a_look_is_computed_again()
    {
        await using var rig = ScheduleRig.Make();
        await rig.SendAsync("2013-05");
        await rig.SendAsync("2013-06");
        await rig.RunAsync();

        await rig.Store.ClearAsync();
        await rig.SendAsync("2013-05");
        await rig.RunAsync();
        await rig.SendAsync("2013-06");

        Assert.Contains("2013-06 NeverRun", await rig.RunAsync());
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>What is published stays published, until somebody says otherwise and why.</summary>
public sealed class PublicationTests
{
    [Fact]
    public async Task A_published_month_is_read_back_bit_for_bit_and_a_correction_does_not_change_it()
    {
        await using var collector = await TestCollector.StartAsync();
        var publisher = collector.Key(CredentialRole.Publisher, null, [Editions.Province]);
        await collector.ReportAsync(1_000_000);
        Assert.Equal((1_000_000m, 0), Said(await collector.ReadAsync()));

        var edition = await collector.PublishAsync(publisher);
        var file = await collector.FileAsync(1);

        Assert.Equal(("published", 1), (edition.GetProperty("state").GetString(), edition.GetProperty("edition").GetInt32()));
        Assert.Equal(edition.GetProperty("full").GetProperty("sha256").GetString(), Hash(file));
        Assert.Contains("\nsubscribers.mobile,24@2004-07-08,all,2013-06,1000000,,complete,,,", file, StringComparison.Ordinal);
        Assert.Contains("\nsubscribers.mobile,24@2004-07-08,viettel,2013-06,1000000,,complete,,,", file, StringComparison.Ordinal);
        Assert.Equal((1_000_000m, 1), Said(await collector.ReadAsync()));

        await collector.ReportAsync(1_010_000);

        var read = await collector.ReadAsync();
        Assert.Equal((1_000_000m, 1), Said(read));
        Assert.True(read.GetProperty("publication").GetProperty("isOverdue").GetBoolean());
        Assert.Equal(1_010_000m, read.GetProperty("publication").GetProperty("provisional").GetDecimal());
        Assert.Equal((1_010_000m, 0), Said(await collector.ReadAsync("&edition=provisional")));
        Assert.Equal(file, await collector.FileAsync(1));
        var told = JsonDocument.Parse((await collector.GetAsync("/feed.json?lang=en")).Text).RootElement.GetProperty("items")[0];
        Assert.Equal("Published: June 2013, Bac Giang", told.GetProperty("title").GetString());
        Assert.Contains(Hash(await collector.FileAsync(1, "outside.csv")), told.GetProperty("content_text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1,000,000", told.GetRawText(), StringComparison.Ordinal);
        var decision = collector.Ledger.ReadKind(EntryKind.Decision, 1, long.MaxValue).Select(e => PublicationCodec.TryDecode(e.Payload, out var d) ? d : null).OfType<PeriodPublished>().Single();
        Assert.Equal(Hash(file), Convert.ToHexStringLower(collector.Ledger.Header(decision.Draft.Full.Sequence)!.PayloadHash));
    }

    [Fact]
    public async Task A_small_restatement_is_published_at_once_with_its_reason_and_the_first_edition_stays_bit_for_bit()
    {
        await using var collector = await TestCollector.StartAsync();
        var publisher = collector.Key(CredentialRole.Publisher, null, []);
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(publisher);
        var first = await collector.FileAsync(1);
        await collector.ReportAsync(1_010_000);

        var edition = await collector.PublishAsync(publisher, at: 1);

        Assert.Equal(("published", 2, 1, "operatorCorrection"), (
            edition.GetProperty("state").GetString(), edition.GetProperty("edition").GetInt32(), edition.GetProperty("replaces").GetInt32(), edition.GetProperty("reasonCode").GetString()));
        var read = await collector.ReadAsync();
        Assert.Equal((1_010_000m, 2), Said(read));
        Assert.Equal("Doanh nghiệp đính chính", read.GetProperty("publication").GetProperty("reason").GetString());
        Assert.Equal((1_000_000m, 1), Said(await collector.ReadAsync("&edition=1")));
        Assert.Equal(first, await collector.FileAsync(1));
    }

    [Fact]
    public async Task A_large_restatement_waits_for_a_second_person_who_is_not_the_first()
    {
        await using var collector = await TestCollector.StartAsync();
        var (first, second) = (collector.Key(CredentialRole.Publisher, null, []), collector.Key(CredentialRole.Publisher, null, [Editions.Province]));
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(first);
        await collector.ReportAsync(1_200_000);

        var proposal = await collector.PublishAsync(first, at: 1, "lateReport", "Báo cáo đến muộn");
        Assert.Equal(("open", 2), (proposal.GetProperty("state").GetString(), proposal.GetProperty("edition").GetInt32()));
        Assert.Equal((1_000_000m, 1), Said(await collector.ReadAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await collector.TryPublishAsync(second, at: 1)).Status);
        await NobodyElseSeesAsync(collector, proposal.GetProperty("sequence").GetInt64());
        var comparison = JsonDocument.Parse((await collector.GetAsync(Editions.Address + "/comparison", second)).Text).RootElement;
        var change = comparison.GetProperty("changes").EnumerateArray().First(c => c.GetProperty("indicator").GetString() == Editions.Mobile && c.GetProperty("operator").GetString() == "all");
        Assert.Equal((200_000m, 20m), (change.GetProperty("difference").GetDecimal(), change.GetProperty("percent").GetDecimal()));
        var cell = Assert.Single(comparison.GetProperty("cells").EnumerateArray());
        Assert.Equal((1_000_000m, 1_200_000m), (cell.GetProperty("old").GetDecimal(), cell.GetProperty("new").GetDecimal()));

        var body = JsonSerializer.Serialize(new { proposal = proposal.GetProperty("sequence").GetInt64() });
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.PostAsync(Editions.Address + "/approve", body, first)).Status);
        Assert.Equal((1_000_000m, 1), Said(await collector.ReadAsync()));
        var (status, text) = await collector.PostAsync(Editions.Address + "/approve", body, second);
        Assert.True(status == HttpStatusCode.OK, text);

        Assert.Equal((1_200_000m, 2), Said(await collector.ReadAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await collector.PostAsync(Editions.Address + "/approve", body, second)).Status);
        Assert.Equal("approved", State(await collector.GetAsync(Editions.Address, first)).GetProperty("proposals")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_rejected_proposal_changes_nothing_and_makes_room_for_another()
    {
        await using var collector = await TestCollector.StartAsync();
        var (first, second) = (collector.Key(CredentialRole.Publisher, null, []), collector.Key(CredentialRole.Administrator, null, []));
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(first);
        await collector.ReportAsync(2_000_000);
        var proposal = await collector.PublishAsync(first, at: 1);
        var sequence = proposal.GetProperty("sequence").GetInt64();

        Assert.Equal(HttpStatusCode.BadRequest, (await collector.PostAsync(Editions.Address + "/reject", JsonSerializer.Serialize(new { proposal = sequence }), second)).Status);
        var (status, text) = await collector.PostAsync(Editions.Address + "/reject", JsonSerializer.Serialize(new { proposal = sequence, reason = "Chờ doanh nghiệp xác nhận" }), second);

        Assert.True(status == HttpStatusCode.OK, text);
        Assert.Equal("Chờ doanh nghiệp xác nhận", JsonDocument.Parse(text).RootElement.GetProperty("rejection").GetString());
        Assert.Equal((1_000_000m, 1), Said(await collector.ReadAsync()));
        Assert.Equal("open", (await collector.PublishAsync(first, at: 1)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nothing_changed_is_no_restatement_and_a_base_that_is_not_the_last_is_a_conflict()
    {
        await using var collector = await TestCollector.StartAsync();
        var publisher = collector.Key(CredentialRole.Publisher, null, []);
        Assert.Equal(HttpStatusCode.Conflict, (await collector.TryPublishAsync(publisher)).Status);
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(publisher);

        var again = await collector.TryPublishAsync(publisher);
        var same = await collector.TryPublishAsync(publisher, at: 1);
        var wordless = await collector.TryPublishAsync(publisher, at: 1, reason: " ");
        var unlisted = await collector.TryPublishAsync(publisher, at: 1, reasonCode: "because");
        var future = await collector.TryPublishAsync(publisher, period: "2026-03");

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { again, same, wordless, unlisted, future }.Select(a => a.Status));
        Assert.Contains("Somebody else published meanwhile", again.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed", same.Text, StringComparison.Ordinal);
        Assert.Contains("not over yet", future.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_wins()
    {
        await using var collector = await TestCollector.StartAsync();
        var keys = Enumerable.Range(0, 4).Select(_ => collector.Key(CredentialRole.Publisher, null, [])).ToList();
        await collector.ReportAsync(1_000_000);

        var answers = await Task.WhenAll(keys.Select(k => collector.TryPublishAsync(k)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Single(State(await collector.GetAsync(Editions.Address, keys[0])).GetProperty("editions").EnumerateArray());
    }

    [Fact]
    public async Task Only_a_publisher_of_the_whole_unit_publishes_and_files_go_to_whoever_reads_them()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.ReportAsync(1_000_000);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reader"] = collector.Key(CredentialRole.Reader, null, [Editions.Province]),
            ["operator"] = collector.OperatorKey("viettel"),
            ["public"] = collector.Key(CredentialRole.Public, null, []),
            ["elsewhere"] = collector.Key(CredentialRole.Publisher, null, ["22@2004-07-08"]),
            ["district"] = collector.Key(CredentialRole.Publisher, null, ["213@2004-07-08"]),
        };
        foreach (var key in keys.Values)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await collector.TryPublishAsync(key)).Status);
        }

        await collector.PublishAsync(collector.Key(CredentialRole.Publisher, null, [Editions.Province]));

        Assert.Equal("""{"reader":"OK","operator":"Forbidden","public":"Forbidden","elsewhere":"Forbidden","district":"Forbidden"}""", await Statuses("/1/figures.csv"));
        Assert.Equal("""{"reader":"OK","operator":"OK","public":"OK","elsewhere":"Forbidden","district":"Forbidden"}""", await Statuses("/1/outside.csv"));
        Assert.Equal("""{"reader":"OK","operator":"OK","public":"OK","elsewhere":"OK","district":"OK"}""", await Statuses(""));
        Assert.Equal("""{"reader":"OK","operator":"Forbidden","public":"Forbidden","elsewhere":"Forbidden","district":"Forbidden"}""", await Statuses("/1/figures.csv"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await collector.GetAsync("/api/v1/editions")).Status);
        Assert.False(State(await collector.GetAsync(Editions.Address, keys["public"])).GetProperty("editions")[0].TryGetProperty("by", out _));
        var outside = await collector.FileAsync(1, "outside.csv", keys["public"]);
        Assert.DoesNotContain("viettel", outside, StringComparison.Ordinal);
        Assert.Contains("\nsubscribers.mobile,24@2004-07-08,all,2013-06,,,missing,withheldOutside,,", outside, StringComparison.Ordinal);

        async Task<string> Statuses(string path)
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, key) in keys)
            {
                found[name] = (await collector.GetAsync(Editions.Address + path, key)).Status.ToString();
            }

            return JsonSerializer.Serialize(found);
        }
    }

    [Fact]
    public async Task A_restart_with_another_formula_leaves_the_published_value_and_its_bytes()
    {
        const string Density = "density.mobile";
        await using var collector = await TestCollector.StartAsync();
        var publisher = collector.Key(CredentialRole.Publisher, null, []);
        using (var statistics = collector.Sender("gso"))
        {
            (await statistics.SendAsync(Senders.Requests.List("2013", Senders.Requests.Value("population.average", "24", 1_600_000)))).Taken();
        }

        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(publisher);
        var (file, value) = (await collector.FileAsync(1), (await collector.ReadAsync(item: Density)).ValueOf());
        Assert.NotNull(value);

        await collector.StartAgainAsync(options => options with { CatalogueFolders = [OtherFormula(collector.DataFolder)] });

        var read = await collector.ReadAsync(item: Density);
        var live = await collector.ReadAsync("&edition=provisional", Density);
        Assert.Equal((value, 1), (read.ValueOf(), read.EditionOf()));
        Assert.Equal(1, read.GetProperty("publication").GetProperty("formulaVersion").GetInt32());
        Assert.NotEqual(value, live.ValueOf());
        Assert.Equal(file, await collector.FileAsync(1));
        await collector.StopAsync();
        Assert.Equal(0, await CommandLine.Create().Parse(["verify", "--data", collector.DataFolder]).InvokeAsync());
    }

    [Fact]
    public async Task A_report_of_a_published_period_is_its_edition()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.ReportAsync(900_000, period: "2012-06");
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(collector.Key(CredentialRole.Publisher, null, []));
        var before = await ReportAsync("");

        await collector.ReportAsync(950_000, period: "2012-06");
        await collector.ReportAsync(1_010_000);

        Assert.Equal(before, await ReportAsync(""));
        Assert.Equal(before, await ReportAsync("&edition=1"));
        Assert.NotEqual(before, await ReportAsync("&edition=provisional"));
        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync("/api/v1/reports/telecom_annex?area=24&period=2013-06&edition=2", collector.AdministratorKey)).Status);

        async Task<string> ReportAsync(string more)
        {
            var (status, report) = await collector.GetAsync("/api/v1/reports/telecom_annex?area=24&period=2013-06" + more, collector.AdministratorKey);
            Assert.True(status == HttpStatusCode.OK, report);
            return string.Join('\n', JsonDocument.Parse(report).RootElement.GetProperty("rows").EnumerateArray()
                .SelectMany(r => r.GetProperty("cells").EnumerateArray().Select(c => c.TryGetProperty("text", out var text) ? text.GetString() : "")));
        }
    }

    // The same catalogue with mobile density per 1,000 people.
    private static string OtherFormula(string folder)
    {
        var catalogue = Path.Combine(folder, "other");
        Directory.CreateDirectory(Path.Combine(catalogue, "indicators"));
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "catalogue", "indicators", "densities.csv"));
        File.WriteAllLines(
            Path.Combine(catalogue, "indicators", "densities.csv"), lines.Select(l => l.StartsWith("density.mobile,", StringComparison.Ordinal) ? Changed(lines[0].Split(','), l) : l));
        return catalogue;

        static string Changed(string[] names, string row)
        {
            var fields = row.Split(',');
            fields[Array.IndexOf(names, "version")] = "2";
            fields[Array.IndexOf(names, "factor")] = "1000";
            return string.Join(',', fields);
        }
    }

    // The files of an edition that waits are answered like a decision: anybody could see otherwise that something waits.
    private static async Task NobodyElseSeesAsync(TestCollector collector, long proposal)
    {
        var drafts = collector.Ledger.ReadKind(EntryKind.Decision, 1, long.MaxValue).Select(e => PublicationCodec.TryDecode(e.Payload, out var d) ? d : null).ToList();
        var (published, waits) = (drafts.OfType<PeriodPublished>().Single().Draft, drafts.OfType<RestatementProposed>().Single().Draft);
        foreach (var key in new[] { null, collector.AdministratorKey, collector.OperatorKey("vnpt") })
        {
            var other = (await ProofAsync(proposal, key)).Status;
            Assert.Equal(key is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound, other);
            Assert.Equal(other, (await ProofAsync(waits.Full.Sequence, key)).Status);
            Assert.Equal(other, (await ProofAsync(waits.Outside.Sequence, key)).Status);

            // Nothing is signed here, so what may be proven is not covered yet.
            Assert.Contains("No checkpoint covers the entry yet", (await ProofAsync(published.Outside.Sequence, key)).Text, StringComparison.Ordinal);
        }

        var hash = Convert.ToHexStringLower(collector.Ledger.Header(waits.Full.Sequence)!.Hash);
        Assert.Equal(HttpStatusCode.Unauthorized, (await collector.GetAsync($"/api/v1/receipts/{hash}/proof")).Status);

        Task<(HttpStatusCode Status, string Text)> ProofAsync(long sequence, string? key) => collector.GetAsync($"/api/v1/receipts/{sequence}/proof", key);
    }

    private static JsonElement State((HttpStatusCode Status, string Text) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    private static (decimal? Value, int Edition) Said(JsonElement figure) => (figure.ValueOf(), figure.EditionOf());

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

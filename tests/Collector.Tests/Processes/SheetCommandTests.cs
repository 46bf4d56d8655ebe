using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary><c>telemetry check</c>, <c>submit</c> and <c>watch</c> against the service.</summary>
public sealed class SheetCommandTests : IAsyncLifetime
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "spreadsheets");

    private readonly TemporaryFolder _folder = new();
    private TestCollector _collector = null!;
    private string _key = null!;

    private string Sheet => Path.Combine(_folder.Path, "bac-giang-2013-06.csv");

    public async ValueTask InitializeAsync()
    {
        _collector = await TestCollector.StartAsync();
        _key = _collector.OperatorKey("so-bac-giang", "24@2004-07-08");
        File.Copy(Path.Combine(Samples, "bac-giang-2013-06.csv"), Sheet);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task From_a_departments_sheet_to_its_figure()
    {
        var unmapped = await RunAsync("check", Sheet);
        var guessed = await RunAsync("check", Sheet, "--guess");
        var again = await RunAsync("check", Sheet, "--guess");
        var check = await RunAsync("check", Sheet);
        var before = _collector.Ledger.Head.Sequence;
        var submit = await RunAsync("submit", Sheet, "--json");
        var repeated = await RunAsync("submit", Sheet);
        var id = JsonDocument.Parse(submit.Output).RootElement.GetProperty("submissionId").GetString()!;
        var receipt = await RunAsync("receipt", id, "--json");
        var figure = await _collector.FigureAsync("subscribers.mobile", "24", "2013-06");

        Assert.Equal((2, 0, 2, 0, 0, 0, 0), (unmapped.ExitCode, guessed.ExitCode, again.ExitCode, check.ExitCode, submit.ExitCode, repeated.ExitCode, receipt.ExitCode));
        Assert.Contains("--guess", unmapped.Errors, StringComparison.Ordinal);
        Assert.Contains("subscribers.mobile", guessed.Output, StringComparison.Ordinal);
        Assert.Contains("5 cells would be taken, 0 refused", check.Output, StringComparison.Ordinal);
        Assert.Equal("", submit.Errors);
        Assert.Contains("handed in before", repeated.Output, StringComparison.Ordinal);
        Assert.Equal(before + 1, _collector.Ledger.Head.Sequence);
        Assert.Equal(1_795_720, figure.GetProperty("value").GetDecimal());
        var kept = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "bac-giang-2013-06.receipt.json"))).RootElement.GetProperty("receipt");
        Assert.Equal((id, 5), (kept.GetProperty("submissionId").GetString(), kept.GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task Every_refused_cell_is_named_with_its_place_and_the_good_ones_go_in_unless_all_or_nothing()
    {
        var key = _collector.OperatorKey("so-quang-ninh", "22@2004-07-08");
        var annex = Path.Combine(_folder.Path, "annex.csv");
        File.Copy(Path.Combine(Samples, "quang-ninh-2014-phu-luc-2.csv"), annex);
        var before = _collector.Ledger.Head.Sequence;

        var guess = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "check", annex, "--guess");
        var check = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "check", annex, "--json");
        var all = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "submit", annex, "--all-or-nothing");
        var untouched = _collector.Ledger.Head.Sequence;
        var good = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "submit", annex, "--lang", "vi");

        Assert.Equal((0, 1, 1, 1), (guess.ExitCode, check.ExitCode, all.ExitCode, good.ExitCode));
        var refusals = JsonDocument.Parse(check.Output).RootElement.GetProperty("refusals").EnumerateArray();
        Assert.Equal(["G5 133,202", "G6 23,758", "G7 160,21", "G9 106,621", "G10 11,872"], refusals.Select(r => $"{r.GetProperty("cell")} {r.GetProperty("received")}"));
        Assert.Equal((before, before + 1), (untouched, _collector.Ledger.Head.Sequence));
        Assert.Contains("1 ô được nhận, 5 ô bị từ chối", good.Output, StringComparison.Ordinal);
        Assert.Contains("phải là số nguyên", good.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_another_program_wrote_is_read_as_the_text_it_was_made_of()
    {
        var soffice = TestTools.Require("soffice");
        var start = new ProcessStartInfo(soffice) { WorkingDirectory = _folder.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // Semicolons, UTF-8, Vietnamese (1066), numbers recognised: 1.795.720 becomes a number.
        foreach (var argument in new[] { $"-env:UserInstallation=file://{_folder.Path}/profile", "--headless", "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1066,false,true", "--convert-to", "xlsx", Sheet })
        {
            start.ArgumentList.Add(argument);
        }

        using (var process = Process.Start(start)!)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            Assert.True(File.Exists(Path.ChangeExtension(Sheet, "xlsx")), await output + await errors);
        }

        File.Delete(Sheet);
        var workbook = Path.ChangeExtension(Sheet, "xlsx");
        var guess = await RunAsync("submit", workbook, "--guess");
        var submit = await RunAsync("submit", workbook, "--json");

        Assert.True(guess.ExitCode == 0, guess.Errors);
        Assert.True(submit.ExitCode == 0, submit.Output + submit.Errors);
        Assert.Equal(1_795_720, (await _collector.FigureAsync("subscribers.mobile", "24", "2013-06")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task What_appears_in_a_folder_is_sent_and_what_cannot_be_is_explained()
    {
        await MappedAsync();
        var watched = Watched(Sheet);
        await File.WriteAllTextAsync(Path.Combine(watched, "no-mapping-fits.csv"), "Tháng 6/2013;\nĐơn vị;Số\nHuyện Yên Thế;5\n");
        await File.WriteAllTextAsync(Path.Combine(watched, "old.xls"), "\u00D0");
        await File.WriteAllTextAsync(Path.Combine(watched, "~$open.xlsx"), "x");
        File.CreateSymbolicLink(Path.Combine(watched, "link.csv"), "/etc/hostname");
        File.Copy(Path.Combine(_folder.Path, "bac-giang-2013-06.mapping.json"), Path.Combine(watched, "default.mapping.json"));

        var run = await RunAsync("watch", watched, "--once", "--settle", "1", "--json");

        Assert.True(run.ExitCode == 1, run.Output + run.Errors);
        Assert.Equal(3, JsonDocument.Parse(run.Output).RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(["bac-giang-2013-06.csv", "bac-giang-2013-06.receipt.json"], Names(watched, "sent"));
        Assert.Equal(["no-mapping-fits.csv", "no-mapping-fits.csv.verdicts.txt", "old.xls", "old.xls.verdicts.txt"], Names(watched, "refused"));
        Assert.Contains("D6", await File.ReadAllTextAsync(Path.Combine(watched, "refused", "no-mapping-fits.csv.verdicts.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(watched, "link.csv")) && File.Exists(Path.Combine(watched, "~$open.xlsx")));
    }

    [Fact]
    public async Task While_the_service_is_away_a_file_stays_and_a_second_process_is_kept_off()
    {
        await MappedAsync();
        var watched = Watched(Sheet, Path.Combine(_folder.Path, "bac-giang-2013-06.mapping.json"));
        var port = _collector.Host.GrpcAddress.Port;
        var address = _collector.Host.GrpcAddress;
        await _collector.StopAsync();

        // In the service's place somebody who hangs up: so it is known when the tool has asked in vain.
        using var watch = await AskedInVainAsync(port, () => CommandLineTool.Start(address, _key, with: null, "watch", watched, "--settle", "1"));
        var second = await CommandLineTool.RunAsync(address, _key, "watch", watched, "--once");
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("another process", second.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(watched, "bac-giang-2013-06.csv")));

        await _collector.StartAgainAsync(o => o with { GrpcPort = port });
        await UntilAsync(() => File.Exists(Path.Combine(watched, "sent", "bac-giang-2013-06.csv")));
        watch.Kill();
        await watch.WaitForExitAsync();
        Assert.Equal(["bac-giang-2013-06.csv", "bac-giang-2013-06.receipt.json"], Names(watched, "sent"));
    }

    [Fact]
    public async Task A_watch_killed_while_it_sends_leaves_nothing_out_and_sends_nothing_twice()
    {
        await MappedAsync();
        var watched = Watched(Sheet, Path.Combine(_folder.Path, "bac-giang-2013-06.mapping.json"));
        var before = _collector.Ledger.Head.Sequence;
        using (var killed = CommandLineTool.Start(_collector.Host.GrpcAddress, _key, with: null, "watch", watched, "--once", "--settle", "1"))
        {
            await UntilAsync(() => _collector.Ledger.Head.Sequence > before);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        var again = await RunAsync("watch", watched, "--once", "--settle", "1");

        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Equal(before + 1, _collector.Ledger.Head.Sequence);
        Assert.Equal(["bac-giang-2013-06.csv", "bac-giang-2013-06.receipt.json"], Names(watched, "sent"));
    }

    [Fact]
    public async Task Earlier_figures_put_into_the_folder_after_a_correction_count_again()
    {
        await MappedAsync();
        var watched = Watched(Path.Combine(_folder.Path, "bac-giang-2013-06.mapping.json"));
        var sent = Path.Combine(watched, "sent");
        var earlier = await File.ReadAllTextAsync(Sheet);
        foreach (var text in new[] { earlier, earlier.Replace("1.795.720", "1.759.720", StringComparison.Ordinal), earlier })
        {
            await File.WriteAllTextAsync(Path.Combine(watched, "bac-giang-2013-06.csv"), text);
            var run = await RunAsync("watch", watched, "--once", "--settle", "1");
            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        }

        var head = _collector.Ledger.Head.Sequence;
        var sequences = new[] { "", " (2)", " (3)" }.Select(Sequence).ToList();
        Assert.Equal([head - 2, head - 1, head], sequences);
        Assert.Equal(1_795_720, (await _collector.FigureAsync("subscribers.mobile", "24", "2013-06")).GetProperty("value").GetDecimal());

        // As a process leaves it that is killed after it wrote the last receipt, or before.
        foreach (var isReceiptWritten in new[] { true, false })
        {
            File.Move(Path.Combine(sent, "bac-giang-2013-06 (3).csv"), Path.Combine(watched, "bac-giang-2013-06.csv"));
            if (!isReceiptWritten)
            {
                File.Delete(Path.Combine(sent, "bac-giang-2013-06 (3).receipt.json"));
            }

            Assert.Equal(0, (await RunAsync("watch", watched, "--once", "--settle", "1")).ExitCode);
            Assert.Equal((head, head), (Sequence(" (3)"), _collector.Ledger.Head.Sequence));
        }

        long Sequence(string number) => JsonDocument.Parse(File.ReadAllText(Path.Combine(sent, $"bac-giang-2013-06{number}.receipt.json")))
            .RootElement.GetProperty("receipt").GetProperty("sequence").GetInt64();
    }

    [Fact]
    public async Task Every_verdict_is_kept_and_a_dry_run_says_how_many_it_does_not_show()
    {
        // Every whole metric of an operator in every province, each with a decimal too many.
        var catalogue = Path.Combine(Repository.Root, "catalogue");
        var metrics = Directory.EnumerateFiles(Path.Combine(catalogue, "metrics")).SelectMany(f => File.ReadLines(f)).Select(l => l.Split(','))
            .Where(m => m[3] == "0" && m[7] == "month" && m[9] == "operator").Select(m => m[0]).ToList();
        var provinces = File.ReadLines(Path.Combine(catalogue, "areas", "provinces.csv")).Skip(1).Select(l => l.Split(','))
            .Where(p => string.CompareOrdinal(p[^2], "2013-06-01") <= 0 && (p[^1].Length == 0 || string.CompareOrdinal(p[^1], "2013-07-01") >= 0)).Select(p => p[0]).ToList();
        var sheet = Path.Combine(_folder.Path, "all-2013-06.csv");
        await File.WriteAllLinesAsync(sheet, provinces.Select(p => p + string.Concat(Enumerable.Repeat(";0,5", metrics.Count))).Prepend("Mã;" + string.Join(';', metrics)));
        var columns = string.Join(", ", metrics.Select((m, i) => $$"""{"column": "{{(i < 25 ? "" : "A") + (char)('A' + ((i + 1) % 26))}}", "metric": "{{m}}"}"""));
        var mapping = Path.Combine(_folder.Path, "all-2013-06.mapping.json");
        await File.WriteAllTextAsync(mapping, $$"""{"version": 1, "header": "1", "labels": "A", "by": "code", "level": "province", "numbers": "vietnamese", "columns": [{{columns}}]}""");
        var watched = Watched(sheet, mapping);
        var key = _collector.OperatorKey("vnpt");

        var check = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "check", sheet);
        var submit = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "submit", sheet, "--json");
        var watch = await CommandLineTool.RunAsync(_collector.Host.GrpcAddress, key, "watch", watched, "--once", "--settle", "1");

        Assert.True((check.ExitCode, submit.ExitCode, watch.ExitCode) == (1, 1, 1), check.Errors + submit.Errors + watch.Errors);
        var document = JsonDocument.Parse(submit.Output).RootElement;
        var count = document.GetProperty("receipt").GetProperty("verdictCount").GetInt32();
        Assert.True(count > 2_000, submit.Output[..1_000]);
        Assert.Contains($"{count - 2_000} more verdicts are not shown here", check.Output, StringComparison.Ordinal);
        Assert.Equal((count, count), (document.GetProperty("receipt").GetProperty("verdicts").GetArrayLength(), document.GetProperty("refusals").GetArrayLength()));
        foreach (var kept in new[] { Path.Combine(_folder.Path, "all-2013-06.receipt.json"), Path.Combine(watched, "refused", "all-2013-06.receipt.json") })
        {
            Assert.Equal(count, JsonDocument.Parse(await File.ReadAllTextAsync(kept)).RootElement.GetProperty("receipt").GetProperty("verdicts").GetArrayLength());
        }

        Assert.True(File.ReadLines(Path.Combine(watched, "refused", "all-2013-06.csv.verdicts.txt")).Count() >= count);
    }

    private static async Task<Process> AskedInVainAsync(int port, Func<Process> start)
    {
        using var deaf = new TcpListener(IPAddress.Loopback, port);
        deaf.Start();
        var process = start();
        using (await deaf.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(60)))
        {
            return process;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private static IEnumerable<string> Names(string watched, string folder) =>
        Directory.EnumerateFiles(Path.Combine(watched, folder)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private async Task MappedAsync() => Assert.Equal(0, (await RunAsync("check", Sheet, "--guess")).ExitCode);

    private string Watched(params string[] files)
    {
        var watched = Directory.CreateDirectory(Path.Combine(_folder.Path, "watched")).FullName;
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(watched, Path.GetFileName(file)));
        }

        return watched;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => CommandLineTool.RunAsync(_collector.Host.GrpcAddress, _key, arguments);
}

using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary><c>telemetry catalogue import</c> against a running service.</summary>
public sealed class AdminImportTests : IDisposable
{
    private const string Units = "code,name,kind,province_code\n09001,Phường Kinh Bắc,Phường,24\n";

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_an_administrator_imports_is_in_the_catalogue_from_the_next_start_on()
    {
        var key = await CollectorProcess.CreateKeyAsync(Data, "--role", "administrator");
        await using (var service = await CollectorProcess.StartAsync(Data))
        {
            var (exit, output, errors) = await ImportAsync(service, key, Units);

            Assert.True(exit == 0, errors + output);
            Assert.Contains("areas/communes-from-2025-07-01.csv", output, StringComparison.Ordinal);
            Assert.Equal(0, await service.StopAsync());
            service.AssertNoErrorLogged();
        }

        await using var again = await CollectorProcess.StartAsync(Data);
        using var http = new HttpClient { BaseAddress = again.PortalAddress, DefaultRequestHeaders = { { "Authorization", $"Bearer {key}" } } };
        var answer = await http.GetStringAsync(new Uri("/api/v1/figures?indicator=bts.sites&area=09001&period=2025-08", UriKind.Relative));

        Assert.Contains("Phường Kinh Bắc", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_fault_nothing_is_written_and_every_fault_is_printed()
    {
        var key = await CollectorProcess.CreateKeyAsync(Data, "--role", "administrator");
        await using var service = await CollectorProcess.StartAsync(Data);

        var (exit, output, errors) = await ImportAsync(service, key, Units + "9,X,Phường,24\n09002,,Phường,24\n");
        var sound = await ImportAsync(service, key, Units + "9,X,Phường,24\n", "--sound-only");

        Assert.Equal(1, exit);
        Assert.Contains("units.csv:3: 9/code", errors, StringComparison.Ordinal);
        Assert.Contains("units.csv:4: 09002/name", errors, StringComparison.Ordinal);
        Assert.Contains("2 faults", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Written", output, StringComparison.Ordinal);
        Assert.Equal(0, sound.ExitCode);
        service.AssertNoErrorLogged();
    }

    [Fact]
    public async Task Only_an_administrators_key_may_import()
    {
        var reader = await CollectorProcess.CreateKeyAsync(Data, "--role", "reader", "--territory", "24@2025-07-01");
        await using var service = await CollectorProcess.StartAsync(Data);

        var refused = await ImportAsync(service, reader, Units);
        var unknown = await ImportAsync(service, "tk_nobody", Units);
        var none = await ImportAsync(service, "", Units);

        Assert.Equal((3, 3, 2), (refused.ExitCode, unknown.ExitCode, none.ExitCode));
        Assert.Contains("administrator", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("TELEMETRY_API_KEY", none.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Data, "catalogue")));
        Assert.DoesNotContain(reader, service.Output + refused.Errors + refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_and_a_file_that_is_not_there_are_told_apart()
    {
        var nowhere = new Uri("http://127.0.0.1:1");
        var gone = await CommandLineTool.RunAsync(nowhere, "tk_x", "catalogue", "import", "--on", "2025-07-01", "--units", Give(Units));
        var missing = await CommandLineTool.RunAsync(nowhere, "tk_x", "catalogue", "import", "--on", "2025-07-01", "--units", "/does/not/exist.csv");
        var plain = await CommandLineTool.RunAsync(new Uri("http://example.org"), "tk_x", "catalogue", "import", "--on", "2025-07-01", "--units", Give(Units));

        Assert.Equal((3, 2, 2), (gone.ExitCode, missing.ExitCode, plain.ExitCode));
        Assert.Contains("cannot be reached", gone.Errors, StringComparison.Ordinal);
        Assert.Contains("--units is /does/not/exist.csv", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("https", plain.Errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> ImportAsync(CollectorProcess service, string key, string units, params string[] options) =>
        CommandLineTool.RunAsync(service.GrpcAddress, key, ["catalogue", "import", "--on", "2025-07-01", "--units", Give(units), .. options]);

    private string Give(string text)
    {
        var file = Path.Combine(_folder.Path, "units.csv");
        File.WriteAllText(file, text);
        return file;
    }
}

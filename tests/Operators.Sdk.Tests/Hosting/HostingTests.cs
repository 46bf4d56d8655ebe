using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Hosting;

public sealed class HostingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Spool => Path.Combine(_folder.Path, "spool");

    [Fact]
    public async Task A_host_opens_the_spool_sends_and_gives_the_folder_free()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var host = Host(new()
        {
            ["Telemetry:Client:Address"] = server.Address.AbsoluteUri,
            ["Telemetry:Client:Deadline"] = "00:00:10",
            ["Telemetry:Spool:Folder"] = Spool,
            ["Telemetry:Spool:Retry:FirstWait"] = "00:00:00.010",
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        var spool = host.Services.GetRequiredService<SubmissionSpool>();

        await spool.EnqueueAsync(TestSpool.Table("a"));
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["a"], server.Ledger);
        Assert.Equal(TimeSpan.FromMilliseconds(10), host.Services.GetRequiredService<IOptions<SpoolOptions>>().Value.Retry.FirstWait);
        await using var client = server.Client();
        await using var free = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Spool));
    }

    [Fact]
    public async Task Every_fault_is_listed_at_the_start()
    {
        await using var host = Host(new()
        {
            ["Telemetry:Client:Address"] = "http://collector.example.vn",
            ["Telemetry:Client:ApiKey"] = "se cret",
            ["Telemetry:Client:Deadline"] = "00:00:00",
            ["Telemetry:Spool:Folder"] = Spool,
            ["Telemetry:Spool:MaxPending"] = "0",
        });

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        var text = error.ToString();
        Assert.All((string[])["Address is", "ApiKey has", "Deadline is", "MaxPending is"], f => Assert.Contains(f, text, StringComparison.Ordinal));
        Assert.DoesNotContain("cret", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Spool));
    }

    [Fact]
    public async Task A_setting_of_a_name_that_is_none_is_a_fault()
    {
        await using var host = Host(new() { ["Telemetry:Client:Address"] = "https://collector.example.vn", ["Telemetry:Client:ApiKeyfiel"] = "x" });
        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("ApiKeyfiel", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_known_are_taken_as_they_are()
    {
        var client = new TelemetryClientOptions { Address = new Uri("https://collector.example.vn"), ApiKeyProvider = _ => ValueTask.FromResult("x") };
        await using var services = new ServiceCollection().AddTelemetryClient(client).BuildServiceProvider();

        Assert.Same(client, services.GetRequiredService<IOptions<TelemetryClientOptions>>().Value);
        Assert.NotNull(services.GetRequiredService<TelemetryClient>());
        Assert.Null(services.GetService<SubmissionSpool>());
        await using var bad = new ServiceCollection().AddTelemetryClient(client with { Deadline = TimeSpan.Zero }).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => bad.GetRequiredService<TelemetryClient>());
    }

    public void Dispose() => _folder.Dispose();

    private static WebApplication Host(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddTelemetryClient(builder.Configuration.GetSection("Telemetry"));
        return builder.Build();
    }
}

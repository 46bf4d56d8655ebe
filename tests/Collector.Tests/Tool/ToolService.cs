using System.Text.Json;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Tool;

/// <summary>A service with some figures of February 2026, for the <c>telemetry</c> tool to be run against.</summary>
public sealed class ToolService : IAsyncLifetime
{
    /// <summary>A submission of vnpt with more refusals than one answer holds.</summary>
    public const string Submission = "billing/2026-02/1";

    /// <summary>Units of it that there are not.</summary>
    public const int UnknownUnits = 2_500;

    private readonly TemporaryFolder _folder = new();

    internal TestCollector Collector { get; private set; } = null!;

    /// <summary>Keys of the operator vnpt, of a reader of Bắc Ninh and of an administrator.</summary>
    public string Operator { get; private set; } = "";

    public string Reader { get; private set; } = "";

    public string Administrator { get; private set; } = "";

    /// <summary>Where the tool runs.</summary>
    public string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        Collector = await TestCollector.StartAsync();
        Operator = Collector.OperatorKey("vnpt");
        Reader = Collector.Key(CredentialRole.Reader, null, ["24@2025-07-01"]);
        Administrator = Collector.Key(CredentialRole.Administrator, null, []);
        using var vnpt = new SenderClient(Collector.Host.GrpcAddress, Operator);
        string[] units = ["24", .. Enumerable.Range(0, UnknownUnits).Select(i => $"x{i}")];
        var request = Table("2026-02", units, Scaled("bts.sites", [838, .. Enumerable.Repeat(1L, UnknownUnits)]));
        request.SubmissionId = Submission;
        (await vnpt.SendAsync(request)).Taken();
        (await vnpt.SendAsync(Table("2026-02", ["24"], Scaled("subscribers.mobile_prepaid", 1_795_720)))).Taken();
        using var viettel = Collector.Sender("viettel");
        (await viettel.SendAsync(Table("2026-02", ["24"], Scaled("bts.sites", 400)))).Taken();
        await Collector.ProjectedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Collector.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Runs the tool with a key.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string? key, params string[] arguments) =>
        CommandLineTool.RunAsync(Collector.Host.GrpcAddress, key, start => start.WorkingDirectory = Folder, arguments);

    /// <summary>Runs the tool with a key and <c>--json</c>; it must succeed.</summary>
    public async Task<JsonElement> JsonAsync(string? key, params string[] arguments)
    {
        var (exit, output, errors) = await RunAsync(key, [.. arguments, "--json"]);
        Assert.True(exit == 0, errors + output);
        Assert.Equal("", errors);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Runs the tool with a key and <c>--json</c>; it must fail, and say so as a document.</summary>
    public async Task<(int ExitCode, string? Code)> FailAsync(string? key, params string[] arguments)
    {
        var (exit, output, errors) = await RunAsync(key, [.. arguments, "--json"]);
        Assert.Equal("", output);
        var error = JsonDocument.Parse(errors).RootElement.GetProperty("error");
        Assert.Equal(exit, error.GetProperty("exitCode").GetInt32());
        Assert.True(key is null || !errors.Contains(key, StringComparison.Ordinal));
        return (exit, error.GetProperty("code").GetString());
    }
}

using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Collector.Tests.Running;

[assembly: AssemblyFixture(typeof(AxeChecks))]

namespace Telemetry.Browser.Tests.Running;

/// <summary>axe-core's checks of WCAG 2.0 to 2.2, levels A and AA, installed from npm by the first test that asks.</summary>
public sealed class AxeChecks : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Lazy<Task<string>> _script;
    private TemporaryFolder? _installed;

    public AxeChecks() => _script = new Lazy<Task<string>>(InstallAsync);

    /// <summary>What a page has against it, a line each; empty: nothing.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(IPage page)
    {
        TestTools.Require("npm");
        await page.EvaluateAsync(await _script.Value);
        var result = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })).violations"
            + ".map(v => v.id + ': ' + v.help + '\\n' + v.nodes.slice(0, 5).map(n => '    ' + n.html.slice(0, 200) + '\\n      ' + n.failureSummary.replace(/\\s+/g, ' ')).join('\\n'))");
        return [.. result.EnumerateArray().Select(v => v.GetString()!)];
    }

    /// <inheritdoc/>
    public void Dispose() => _installed?.Dispose();

    private async Task<string> InstallAsync()
    {
        _installed = new TemporaryFolder();
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(Repository.Root, "tests", "Browser", file), Path.Combine(_installed.Path, file));
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", _installed.Path])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _installed.Path,
        })!;
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(npm.ExitCode == 0, await errors);
        return await File.ReadAllTextAsync(Path.Combine(_installed.Path, "node_modules", "axe-core", "axe.min.js"));
    }
}

using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Collector.Tests.Running;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Telemetry.Browser.Tests.Running;

/// <summary>One browser for all tests, Debian's; each test has a context of its own. It is started by the first test that asks, so that a machine without one skips.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The running browser.</summary>
    public async Task<IBrowser> StartAsync()
    {
        var path = TestTools.Require("chromium");
        await _gate.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                ChromiumSandbox = false,
                Args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-proxy-server"],
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Telemetry.Browser.Tests.Running;

/// <summary>
/// A browser window with cookies of its own. When it closes, nothing may have gone wrong in it: no error in its console (a violation of the content security policy is
/// one), no exception in a script, no request to another host.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    // Of a step; a machine that builds beside is slow.
    private const int PatienceMilliseconds = 60_000;

    private readonly IBrowserContext _context;
    private readonly Uri _portal;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<string> _expected = [];

    private Visit(IBrowserContext context, IPage page, Uri portal)
    {
        _context = context;
        _portal = portal;
        Page = page;
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Opens a window that shows nothing yet.</summary>
    public static async Task<Visit> StartAsync(Chromium chromium, Uri portal, VisitOptions? options = null)
    {
        var how = options ?? new VisitOptions();
        var browser = await chromium.StartAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.ToString(),
            ViewportSize = new ViewportSize { Width = how.Width, Height = how.Height },
            ColorScheme = how.Scheme,
            JavaScriptEnabled = how.HasScript,
            HasTouch = how.IsTelephone,
            IsMobile = how.IsTelephone,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = how.Key is { } key ? [new("Authorization", "Bearer " + key)] : [],
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var visit = new Visit(context, await context.NewPageAsync(), portal);
        visit.Watch();
        return visit;
    }

    /// <summary>A line of the console that holds this is part of the test.</summary>
    public void Expect(string fragment) => _expected.Add(fragment);

    /// <summary>Goes to an address of the portal and waits until nothing is fetched any more.</summary>
    public async Task<IResponse> GoAsync(string address, int status = 200)
    {
        var response = await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.NotNull(response);
        Assert.True(status == response.Status, $"{address}: {response.Status}\n{await response.TextAsync()}");
        return response;
    }

    /// <summary>Whether nothing has gone wrong so far.</summary>
    public void AssertNothingWrong()
    {
        var wrong = _faults.Where(f => !_expected.Exists(e => f.Contains(e, StringComparison.Ordinal))).ToList();
        Assert.True(wrong.Count == 0, $"at {Page.Url}:\n{string.Join('\n', wrong)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        AssertNothingWrong();
    }

    private void Watch()
    {
        Page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
            {
                _faults.Enqueue($"{line.Type}: {line.Text} ({line.Location})");
            }
        };
        Page.PageError += (_, error) => _faults.Enqueue("exception: " + error);
        _context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob" or "about") } to && to.Authority != _portal.Authority)
            {
                _faults.Enqueue("request to another host: " + request.Url);
            }
        };
    }
}

using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages.Access;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages;

/// <summary>Renders a page, or a fault as a page, as the answer of a request.</summary>
internal static class PageAnswer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The page, with that status.</summary>
    public static async Task WriteAsync<TPage>(HttpContext http, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        // Bytes at once: a page of a hundred rows as a string would be a large object for a moment.
        using var page = new MemoryStream();
        var writer = new StreamWriter(page, Utf8, leaveOpen: true);
        await using (writer)
        {
            await RenderAsync<TPage>(http.RequestServices, PageView.Of(http), parameters, root => root.WriteHtmlTo(writer));
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), http.RequestAborted);
    }

    /// <summary>The page's text.</summary>
    public static async Task<string> RenderAsync<TPage>(IServiceProvider services, PageView view, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var text = "";
        await RenderAsync<TPage>(services, view, parameters, root => text = root.ToHtmlString());
        return text;
    }

    private static async Task RenderAsync<TPage>(IServiceProvider services, PageView view, Dictionary<string, object?> parameters, Action<HtmlRootComponent> write)
        where TPage : IComponent
    {
        var root = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PageRoot.View)] = view,
            [nameof(PageRoot.Page)] = typeof(TPage),
            [nameof(PageRoot.Parameters)] = parameters,
        });

        // The renderer alone: AddRazorComponents would bring forms, and with them key files in the home folder of whoever runs the service.
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () => write(await renderer.RenderComponentAsync<PageRoot>(root)));
    }

    /// <summary>Why there is no page; what was expected is said as the API words it, in Vietnamese by the kind of parameter.</summary>
    public static Task WriteAsync(HttpContext http, QueryFault fault)
    {
        if (fault.Kind == QueryFaultKind.Unauthenticated && IsBrowsing(http.Request))
        {
            AccessAnswer.SeeOther(http, ReturnAddress.SignIn(http.Request));
            return Task.CompletedTask;
        }

        var problem = ProblemMapper.Map(fault);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var language = PageLanguage.Of(http);
        var parameters = Message(FaultText.Of(fault.Kind, language));
        if (problem.Status == StatusCodes.Status400BadRequest)
        {
            parameters[nameof(MessagePage.Parameter)] = problem.Parameter;
            parameters[nameof(MessagePage.Value)] = problem.Value;
            parameters[nameof(MessagePage.Label)] = FaultText.Label(fault, language);
            parameters[nameof(MessagePage.Expected)] = FaultText.Expected(fault, language);
        }

        return WriteAsync<MessagePage>(http, parameters, problem.Status);
    }

    /// <summary>There is nothing at this address: a page for people, a problem document for programs.</summary>
    public static Task NotFoundAsync(HttpContext http) =>
        WantsPage(http.Request)
            ? WriteAsync<MessagePage>(http, Message(FaultText.NoPage(PageLanguage.Of(http))), StatusCodes.Status404NotFound)
            : JsonAnswer.WriteAsync(http, ProblemMapper.NotFound);

    // A program with a key that is none has to be told so, not led to a form.
    private static bool IsBrowsing(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0 && WantsPage(request);

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, object?> Message((string Title, string Message) text) => new(StringComparer.Ordinal)
    {
        [nameof(MessagePage.Title)] = text.Title,
        [nameof(MessagePage.Message)] = text.Message,
    };
}

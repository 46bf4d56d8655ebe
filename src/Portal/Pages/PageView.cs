using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages;

/// <summary>What every component of one page knows without being told: in which language, for whom, at which address. Immutable.</summary>
public sealed record PageView
{
    /// <summary>Names and wordings in the page's language.</summary>
    public required Words Words { get; init; }

    /// <summary>Who reads it; null: nobody known, a sign-in page.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Path and query of the page, without its language: where the other language is, and where to come back to.</summary>
    public string Address { get; init; } = "/";

    /// <summary>Whether the host puts a comparison with printed figures beside the pages.</summary>
    public bool HasComparison { get; init; }

    /// <summary>Where the page is in the other language.</summary>
    public string InOtherLanguage => PageLanguage.Address(Address, Words.Language == Language.Vietnamese ? Language.English : Language.Vietnamese);

    /// <summary>The view of a request's answer.</summary>
    internal static PageView Of(HttpContext http) => new()
    {
        Words = new Words(http.RequestServices.GetRequiredService<Catalogue.Catalogue>(), PageLanguage.Of(http)),
        Caller = http.GetCaller(),
        Address = http.Request.PathBase + http.Request.Path + PageLanguage.RestOf(http.Request.QueryString),
        HasComparison = http.RequestServices.GetRequiredService<IComparison>().Rows.Count > 0,
    };

    /// <summary>The view of a page that becomes a file: nobody's, and nothing in it leads elsewhere.</summary>
    internal static PageView OfFile(IServiceProvider services, Language language, bool isDemo) => new()
    {
        Words = new Words(services.GetRequiredService<Catalogue.Catalogue>(), language),
        Caller = isDemo ? new Caller { CredentialId = "demo", Role = CallerRole.Reader, IsDemo = true } : null,
    };
}

using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Telemetry.Portal.Web;

/// <summary>How answers go over the wire: kept pages from the memo, what else is text compressed.</summary>
internal static class WireRegistration
{
    // Pages are not among them: those that may be compressed are named in KeptPages, the others may hold what must not be guessed by its length (BREACH).
    // Nor are assets, which are compressed once and for all.
    private static readonly string[] Compressed = ["application/json", "application/problem+json", "text/csv"];

    /// <summary>Registers the memo and the encodings. The host may have registered <see cref="PageMemoOptions"/>.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services)
    {
        services.TryAddSingleton<PageMemoOptions>();
        services.AddSingleton<PageMemo>().AddSingleton<PagePlaces>().AddSingleton<PageKeyReader>();

        // Fast rather than small: an answer is waited for.
        services.Configure<BrotliCompressionProviderOptions>(static brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(static gzip => gzip.Level = CompressionLevel.Fastest);
        return services.AddResponseCompression(static options => (options.EnableForHttps, options.MimeTypes) = (true, Compressed));
    }

    /// <summary>An endpoint's answers on their way out.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="answer">What answers its requests.</param>
    public static RequestDelegate OnWire(this EndpointBuilder endpoint, RequestDelegate answer) => KeptPages.IsOne(endpoint, out var grounds)
        ? KeptPageHandler.Around(answer, grounds)
        : http => new ResponseCompressionMiddleware(answer, http.RequestServices.GetRequiredService<IResponseCompressionProvider>()).Invoke(http);
}

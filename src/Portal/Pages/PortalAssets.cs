using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Telemetry.Portal.Pages;

/// <summary>
/// The files that pages use: style sheet, icon, ES modules, libraries with their licences. They are embedded in the assembly; their address holds a hash over all of them, so
/// that a browser may keep each for ever and modules import each other by plain relative names. Thread-safe.
/// </summary>
internal static class PortalAssets
{
    /// <summary>The route of every file.</summary>
    public const string Route = "/assets/{version}/{name}";

    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, PortalAsset> Files = Load();
    private static readonly string Version = VersionOf(Files);

    /// <summary>Where a page finds the file.</summary>
    public static string Address(string name) => $"/assets/{Version}/{name}";

    /// <summary>Whether the build had it: the chart library is missing where there was no Node.js.</summary>
    public static bool Has(string name) => Files.ContainsKey(name);

    /// <summary>A file's text, for a page that is kept alone.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Files[name].Content);

    /// <summary>Answers a request for one.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        // Another version's address must not be kept as this one's for ever.
        if ((string?)http.Request.RouteValues["version"] != Version
            || http.Request.RouteValues["name"] is not string name || !Files.TryGetValue(name, out var file))
        {
            await PageAnswer.NotFoundAsync(http);
            return;
        }

        http.Response.ContentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".txt" => "text/plain; charset=utf-8",
            _ => "image/svg+xml",
        };
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        var (bytes, encoding) = file.For(Takes(accepted, "br"), Takes(accepted, "gzip"));
        http.Response.Headers.ContentEncoding = encoding;
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    // An encoding of quality 0 is one that is refused.
    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);

    private static FrozenDictionary<string, PortalAsset> Load()
    {
        var assembly = typeof(PortalAssets).Assembly;
        var files = new Dictionary<string, PortalAsset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add(name[Prefix.Length..], new PortalAsset(content));
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string VersionOf(FrozenDictionary<string, PortalAsset> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, file) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

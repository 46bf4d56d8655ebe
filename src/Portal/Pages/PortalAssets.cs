using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Pages;

/// <summary>
/// The files that pages use: style sheet, icon, ES modules. They are embedded in the assembly; their address holds a hash over all of them, so
/// that a browser may keep each for ever and modules import each other by plain relative names. Thread-safe.
/// </summary>
internal static class PortalAssets
{
    /// <summary>The route of every file.</summary>
    public const string Route = "/assets/{version}/{name}";

    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, byte[]> Files = Load();
    private static readonly string Version = VersionOf(Files);

    /// <summary>Where a page finds the file.</summary>
    public static string Address(string name) => $"/assets/{Version}/{name}";

    /// <summary>Whether the build had it: the chart library is missing where there was no Node.js.</summary>
    public static bool Has(string name) => Files.ContainsKey(name);

    /// <summary>A file's text, for a page that is kept alone.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Files[name]);

    /// <summary>Answers a request for one.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        // Another version's address must not be kept as this one's for ever.
        if ((string?)http.Request.RouteValues["version"] != Version
            || http.Request.RouteValues["name"] is not string name || !Files.TryGetValue(name, out var content))
        {
            await PageAnswer.NotFoundAsync(http);
            return;
        }

        http.Response.ContentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        http.Response.ContentLength = content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    private static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = typeof(PortalAssets).Assembly;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add(name[Prefix.Length..], content);
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string VersionOf(FrozenDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

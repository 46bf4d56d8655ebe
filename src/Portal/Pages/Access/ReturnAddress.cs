using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Telemetry.Portal.Pages.Access;

/// <summary>Where to go after signing in: an address of this portal, whatever somebody wrote into a link. Pure.</summary>
internal static class ReturnAddress
{
    /// <summary>Name of the parameter.</summary>
    public const string Name = "return";

    private const int Longest = 2000;
    private static readonly string[] Rooms = ["/sign-in", "/sign-out", "/password"];

    /// <summary>The address, or the first page where it is none of this portal's, or one of signing in itself.</summary>
    public static string Read(string? address) => address is not null && IsLocal(address) ? address : "/";

    /// <summary>The sign-in page that leads back to the page asked for.</summary>
    public static string SignIn(HttpRequest request) => With("/sign-in", request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent());

    /// <summary>An address that leads on to another.</summary>
    public static string With(string address, string next) => Read(next) is var read && read == "/" ? address : QueryHelpers.AddQueryString(address, Name, read);

    // Browsers read a backslash as a slash, skip control characters, and take what follows two slashes for a host.
    private static bool IsLocal(string address)
    {
        if (address.Length is 0 or > Longest || address[0] != '/' || address.Any(c => c is <= ' ' or > '~' or '\\'))
        {
            return false;
        }

        var path = address.Split('?', '#')[0];
        return !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal) && !Array.Exists(Rooms, r => string.Equals(path, r, StringComparison.OrdinalIgnoreCase));
    }
}

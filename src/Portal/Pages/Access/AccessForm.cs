using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Telemetry.Portal.Accounts;

namespace Telemetry.Portal.Pages.Access;

/// <summary>A form about accounts that a page of this portal sent. There is no other way to read one, so none can be read that another site's page sent.</summary>
internal sealed class AccessForm
{
    // The longest password with every byte escaped, three times, and an address to return to.
    private const int MostBytes = 16 * 1024;

    private readonly Dictionary<string, StringValues> _fields;

    private AccessForm(Dictionary<string, StringValues> fields) => _fields = fields;

    /// <summary>A field's text; empty where it was not sent once.</summary>
    public string this[string field] => _fields.TryGetValue(field, out var values) && values is [{ } text] ? text : "";

    /// <summary>Reads it; null with the status to answer where it is none.</summary>
    public static async Task<(AccessForm? Form, int Status)> ReadAsync(HttpContext http)
    {
        if (!SameOrigin.IsOwn(http.Request))
        {
            return (null, StatusCodes.Status403Forbidden);
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/x-www-form-urlencoded")
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        var bytes = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > MostBytes
            ? (null, StatusCodes.Status413PayloadTooLarge)
            : (new AccessForm(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes, 0, length))), StatusCodes.Status200OK);
    }
}

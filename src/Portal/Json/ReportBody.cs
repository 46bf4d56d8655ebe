using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Telemetry.Doctor;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary>Reads a report out of a request's body: text, CSV, text with tabs, or JSON with the text in it; strictly UTF-8. No more is read than the longest report can be.</summary>
internal static class ReportBody
{
    // A character of the basic plane has three bytes in UTF-8, six where JSON escapes it; beside it stand a mark of the encoding or the other fields.
    private const int MostTextBytes = (3 * ReportText.MostCharacters) + 3;
    private const int MostJsonBytes = (6 * ReportText.MostCharacters) + 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the content type is one that is read.</summary>
    /// <param name="contentType">The header; null: none.</param>
    /// <param name="isJson">Whether it is JSON.</param>
    public static bool IsText(string? contentType, out bool isJson)
    {
        isJson = false;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        isJson = string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase);
        return isJson || type.MediaType?.ToLowerInvariant() is "text/plain" or "text/csv" or "text/tab-separated-values";
    }

    /// <summary>The report with what was said beside it.</summary>
    public static async Task<Reply<DoctorRequestJson>> ReadAsync(HttpRequest request, bool isJson, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(request, isJson ? MostJsonBytes : MostTextBytes, cancellationToken);
        return bytes is null ? QueryFault.TextTooLong(characters: null) : isJson ? FromJson(bytes) : Decode(bytes) is { } text ? new DoctorRequestJson(text, null, null) : NotUtf8;
    }

    /// <summary>Bytes as text without the mark of their encoding; null where they are not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var content = bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;
        return Utf8.IsValid(content) ? Strict.GetString(content) : null;
    }

    /// <summary>Why bytes in another encoding are refused: guessing a code page would change names and separators silently.</summary>
    public static QueryFault NotUtf8 { get; } = QueryFault.Invalid(QueryParameter.Text, null, "text in UTF-8", "The report is not UTF-8.");

    private static Reply<DoctorRequestJson> FromJson(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return NotUtf8;
        }

        try
        {
            if (JsonSerializer.Deserialize(bytes, PortalJsonContext.Readable.DoctorRequestJson) is { } body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Half a surrogate pair is one too: it is no text.
        }

        return QueryFault.Invalid(QueryParameter.Text, null, """a body such as {"text":"…","area":"24@2004-07-08","period":"2013-06"}""", "The body is not what was expected.");
    }

    // Grows with what comes: a connection that sends nothing holds no buffer for a report.
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > most)
            {
                return null;
            }
        }

        return content.ToArray();
    }
}

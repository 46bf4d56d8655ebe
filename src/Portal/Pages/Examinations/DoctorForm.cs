using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Telemetry.Doctor;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>
/// What was written into the form. Read in memory alone, never buffered into a file: nothing of a report is kept. It counts only where a page of this portal sent it.
/// </summary>
/// <param name="Text">The report: the file's where one was chosen.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period.</param>
public sealed record DoctorForm(string Text, string Area, string Period)
{
    private const int MostBytes = (4 * ReportText.MostCharacters) + 4096;
    private const int MostParts = 8;

    /// <summary>A form that nothing was written into.</summary>
    public static DoctorForm Empty { get; } = new("", "", "");

    /// <summary>Reads it; null with the status to answer where it is none, or a fault of what was written.</summary>
    internal static async Task<(DoctorForm? Form, QueryFault? Fault, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!SameOrigin.IsOwn(request))
        {
            return (null, null, StatusCodes.Status403Forbidden);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            return (null, null, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = MostBytes }, cancellationToken);
        }
        catch (IOException)
        {
            return (null, null, StatusCodes.Status400BadRequest);
        }
        catch (InvalidDataException)
        {
            return (null, QueryFault.TextTooLong(characters: null), StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static async Task<(DoctorForm? Form, QueryFault? Fault, int Status)> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var form = Empty;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var field))
            {
                return (null, null, StatusCodes.Status400BadRequest);
            }

            using var content = new MemoryStream();
            await part.Body.CopyToAsync(content, cancellationToken);
            if (ReportBody.Decode(content.GetBuffer().AsSpan(0, (int)content.Length)) is not { } text)
            {
                return (form, ReportBody.NotUtf8, StatusCodes.Status400BadRequest);
            }

            form = HeaderUtilities.RemoveQuotes(field.Name).ToString() switch
            {
                // A browser writes every line's end as two characters.
                "text" when form.Text.Length == 0 => form with { Text = text.ReplaceLineEndings("\n") },
                "file" when text.Length > 0 => form with { Text = text },
                "area" => form with { Area = text },
                "period" => form with { Period = text.Trim() },
                _ => form,
            };
        }

        return (form, null, StatusCodes.Status200OK);
    }
}

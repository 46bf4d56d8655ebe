namespace Telemetry.Portal.Text;

/// <summary>Language of a page's or report's words. Numbers are written as in Vietnam in both.</summary>
public enum Language
{
    /// <summary><c>vi</c>, the default.</summary>
    Vietnamese,

    /// <summary><c>en</c>.</summary>
    English,
}

namespace Telemetry.Portal.Reports;

/// <summary>Language of a report's words. Numbers are written as in Vietnam in both.</summary>
public enum ReportLanguage
{
    /// <summary><c>vi</c>, the default.</summary>
    Vietnamese,

    /// <summary><c>en</c>.</summary>
    English,
}

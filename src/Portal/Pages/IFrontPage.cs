namespace Telemetry.Portal.Pages;

/// <summary>What the host puts on the first page. Without rows the page shows key indicators of the latest month. Thread-safe.</summary>
public interface IFrontPage
{
    /// <summary>The rows, in order; may change while the service runs.</summary>
    IReadOnlyList<FrontPageRow> Rows { get; }
}

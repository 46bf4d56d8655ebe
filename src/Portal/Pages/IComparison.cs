namespace Telemetry.Portal.Pages;

/// <summary>What the host puts on the page that compares printed figures with computed ones. Without rows there is no such page. Thread-safe.</summary>
public interface IComparison
{
    /// <summary>The rows, in order; may change while the service runs.</summary>
    IReadOnlyList<ComparisonRow> Rows { get; }
}

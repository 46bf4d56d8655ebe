using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Web;

/// <summary>All that a kept page is a function of; two equal questions have the same page. Immutable.</summary>
internal sealed record PageKey
{
    /// <summary>Path and query, as they came.</summary>
    public required string Address { get; init; }

    /// <summary>Language of the page.</summary>
    public required Language Language { get; init; }

    /// <summary>Content-Encoding that the browser takes; empty: none.</summary>
    public required string Encoding { get; init; }

    /// <summary>Who asks, with everything known of them but <see cref="Territory"/>: pages name whom they are for, and an account's rights may change.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The units that they may read, a line each: lists would be equal by reference alone.</summary>
    public required string Territory { get; init; }

    /// <summary>The store's ledger position before the page was begun: a page may be newer than its question, never older.</summary>
    public required long Position { get; init; }

    /// <summary>State of the findings likewise; 0 for a page without any.</summary>
    public required long Findings { get; init; }

    /// <summary>State of what is published likewise.</summary>
    public required long Publications { get; init; }

    /// <summary>State of the imported maps likewise; 0 for a page without any.</summary>
    public required long Maps { get; init; }

    /// <summary>The day in Vietnam: what is overdue, what is the latest month; for a page that says what time it is, the minute of it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What the host puts on the first page; the list itself, which it replaces as a whole.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}

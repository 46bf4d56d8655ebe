namespace Telemetry.Portal.Pages;

/// <summary>A figure that the host wants to be compared with what was printed elsewhere.</summary>
public sealed record ComparisonRow
{
    /// <summary>Heading of the table that the row stands in, Vietnamese; rows of one heading must follow each other.</summary>
    public string Section { get; init; } = "";

    /// <summary>Indicator or metric code, perhaps with a prefix, as in <c>/api/v1/figures</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Code as valid on the period's last day, or code@valid-from.</summary>
    public required string Area { get; init; }

    /// <summary>Written period.</summary>
    public required string Period { get; init; }

    /// <summary>Source code; default: the computed total.</summary>
    public string Operator { get; init; } = "all";

    /// <summary>Ledger position at which it is shown; null: now.</summary>
    public long? AsOf { get; init; }

    /// <summary>Which step of the story it belongs to, in a word or two of Vietnamese: <c>lần đầu</c>, <c>sau đính chính</c>. Empty: none.</summary>
    public string Step { get; init; } = "";

    /// <summary>As printed: <c>116,25</c>. Empty: not printed.</summary>
    public string Published { get; init; } = "";

    /// <summary>Why the computed value differs from the printed one, Vietnamese; empty where it does not.</summary>
    public string Reason { get; init; } = "";
}

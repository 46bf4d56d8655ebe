namespace Telemetry.Portal.Query;

/// <summary>A question for findings as it was asked. Nothing is checked yet; null: not given.</summary>
internal sealed record FindingsRequest
{
    /// <summary>Written period.</summary>
    public string? Period { get; init; }

    /// <summary>Code, or code@valid-from; with everything in it.</summary>
    public string? Area { get; init; }

    /// <summary>Source code, or <c>all</c>: findings about totals over sources.</summary>
    public string? Operator { get; init; }

    /// <summary>open, explained or resolved.</summary>
    public string? State { get; init; }

    /// <summary>Rule's code.</summary>
    public string? Rule { get; init; }

    /// <summary>info, warning or error.</summary>
    public string? Severity { get; init; }

    /// <summary>How many to leave out, default 0.</summary>
    public string? Offset { get; init; }

    /// <summary>How many to give at most, default 100.</summary>
    public string? Limit { get; init; }
}

using System.Globalization;

namespace Telemetry.Portal.Pages.Findings;

/// <summary>What the list was asked for, as written; empty: not given. Immutable.</summary>
public sealed record FindingsForm
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>Unit.</summary>
    public required string Area { get; init; }

    /// <summary>Source.</summary>
    public required string Operator { get; init; }

    /// <summary>open, explained or resolved.</summary>
    public required string State { get; init; }

    /// <summary>Rule's code.</summary>
    public required string Rule { get; init; }

    /// <summary>info, warning or error.</summary>
    public required string Severity { get; init; }

    /// <summary>How many there are on a page.</summary>
    public required string Limit { get; init; }

    /// <summary>How many were left out before the first.</summary>
    public required int Offset { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => (Period + Area + Operator + State + Rule + Severity).Length > 0;

    /// <summary>The list from there on.</summary>
    public string From(int offset)
    {
        (string Name, string Value)[] parameters =
        [
            ("period", Period), ("area", Area), ("operator", Operator), ("state", State), ("rule", Rule), ("severity", Severity), ("limit", Limit),
            ("offset", offset > 0 ? offset.ToString(CultureInfo.InvariantCulture) : ""),
        ];
        var given = parameters.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}").ToList();
        return given.Count == 0 ? "/findings" : "/findings?" + string.Join('&', given);
    }
}

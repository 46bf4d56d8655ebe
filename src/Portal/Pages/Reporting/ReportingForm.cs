using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Reporting;

/// <summary>What the page was asked for, for its forms and links. Immutable.</summary>
public sealed record ReportingForm
{
    /// <summary>The last period.</summary>
    public required Period Period { get; init; }

    /// <summary>The unit as written; empty: the whole territory.</summary>
    public required string Area { get; init; }

    /// <summary>How many months the periods reach back.</summary>
    public required int Months { get; init; }

    /// <summary>The source whose missing figures are told; null for none.</summary>
    public string? Operator { get; init; }

    /// <summary>The period for which they are.</summary>
    public Period? Cell { get; init; }

    /// <summary>The day of the reminder list.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The source that the reminder list is of; empty: all.</summary>
    public required string Remind { get; init; }

    /// <summary>The page's address with what is chosen now.</summary>
    public string Address => "/reporting?" + string.Join('&', Parameters().Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>The same with what is missing of another source and period, where it is told.</summary>
    public string MissingOf(string source, Period period) => (this with { Operator = source, Cell = period }).Address + "#missing";

    /// <summary>The same in one unit.</summary>
    public string Within(Area area) => (this with { Area = area.Key.ToString() }).Address + "#missing";

    /// <summary>The reminder list as a file.</summary>
    public string File => "/api/v1/reminders?format=csv&date=" + Day
        + (Area.Length > 0 ? "&area=" + Uri.EscapeDataString(Area) : "") + (Remind.Length > 0 ? "&operator=" + Uri.EscapeDataString(Remind) : "");

    /// <summary>The day as written in an address.</summary>
    public string Day => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Names and values of the address.</summary>
    public IEnumerable<(string Name, string Value)> Parameters() =>
    [
        ("period", Period.ToString()), ("area", Area), ("months", Months.ToString(CultureInfo.InvariantCulture)),
        ("operator", Operator ?? ""), ("cell", Cell?.ToString() ?? ""), ("date", Day), ("remind", Remind),
    ];
}

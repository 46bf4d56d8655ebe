using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Which numbers count something and so have no fraction. Pure.</summary>
internal static class WholeCount
{
    /// <summary>Whether the number is a value or plan of a metric that has no decimals.</summary>
    public static bool IsMeant(LabelledNumber number, Catalogue.Catalogue catalogue) =>
        number.Role is NumberRole.Actual or NumberRole.Plan or NumberRole.Change
        && MetricOf(number, catalogue) is { Decimals: 0 };

    /// <summary>The metric that it is a value of; null where it is none's.</summary>
    public static Metric? MetricOf(LabelledNumber number, Catalogue.Catalogue catalogue) =>
        number.Item is { } item && catalogue.Metrics.TryGetValue(item, out var metric) ? metric : null;
}

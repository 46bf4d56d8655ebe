using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>A submission of one figure.</summary>
internal static class Figures
{
    public static SubmissionTable Month(string id, long value, string reason = "")
    {
        var table = new SubmissionTable(id, "2013-06") { Reason = reason };
        table.AddColumn("subscribers.fixed_wired");
        table.AddRow("24").Set("subscribers.fixed_wired", value);
        return table;
    }
}

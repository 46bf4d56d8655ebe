using System.Globalization;
using Telemetry.Operators;

namespace Telemetry.Bench.Workload;

/// <summary>One table an operator and month: 10,600 communes by 15 metrics, 159,000 values.</summary>
internal sealed class NationalTables(Territory territory, MonthValues[] values) : IShape
{
    public string Name => "national";

    public int Connections => 6;

    public int InFlight => 1;

    public int MonthOf(long number) => (int)number;

    public Submission Build(int operatorIndex, long number)
    {
        var month = (int)number;
        var table = new SubmissionTable(string.Create(CultureInfo.InvariantCulture, $"national/{number}"), Territory.Month(month), territory.Communes);
        for (var m = 0; m < MonthValues.Metrics.Length; m++)
        {
            table.AddColumn(MonthValues.Metrics[m], 0, values[operatorIndex].Values(month, m), values[operatorIndex].States(month, m));
        }

        return table;
    }
}

using System.Globalization;
using Telemetry.Operators;

namespace Telemetry.Bench.Workload;

/// <summary>One table an operator, month and province: about 168 communes by 15 metrics, 2,524 values.</summary>
internal sealed class ProvinceTables(Territory territory, MonthValues[] values) : IShape
{
    public string Name => "provinces";

    public int Connections => 8;

    public int InFlight => 4;

    public int MonthOf(long number) => (int)(number / territory.Provinces.Count);

    public Submission Build(int operatorIndex, long number)
    {
        var month = MonthOf(number);
        var province = territory.Provinces[(int)(number % territory.Provinces.Count)];
        var rows = new Range(province.First, province.First + province.Communes.Length);
        var table = new SubmissionTable(
            string.Create(CultureInfo.InvariantCulture, $"provinces/{number}"), Territory.Month(month), province.Communes);
        for (var m = 0; m < MonthValues.Metrics.Length; m++)
        {
            table.AddColumn(MonthValues.Metrics[m], 0, values[operatorIndex].Values(month, m)[rows], values[operatorIndex].States(month, m)[rows]);
        }

        return table;
    }
}

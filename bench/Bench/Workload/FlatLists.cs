using System.Globalization;
using Telemetry.Operators;

namespace Telemetry.Bench.Workload;

/// <summary>Lists of 10,000 observations, commune by commune, 16 to an operator's month (the last of 9,000).</summary>
internal sealed class FlatLists(Territory territory, MonthValues[] values) : IShape
{
    private const int ListLength = 10_000;

    private static readonly int Cells = Territory.CommuneCount * MonthValues.Metrics.Length;
    private static readonly int ListsAMonth = (Cells + ListLength - 1) / ListLength;

    public string Name => "flat";

    public int Connections => 8;

    public int InFlight => 1;

    public int MonthOf(long number) => (int)(number / ListsAMonth);

    public Submission Build(int operatorIndex, long number)
    {
        var month = MonthOf(number);
        var first = (int)(number % ListsAMonth) * ListLength;
        var list = new ObservationList(string.Create(CultureInfo.InvariantCulture, $"flat/{number}"), Territory.Month(month));
        var end = Math.Min(first + ListLength, Cells);
        list.EnsureCapacity(end - first);
        for (var cell = first; cell < end; cell++)
        {
            var (commune, m) = Math.DivRem(cell, MonthValues.Metrics.Length);
            var metric = MonthValues.Metrics[m];
            var area = territory.Communes[commune];
            var state = values[operatorIndex].States(month, m)[commune];
            if (state == CellState.Present)
            {
                list.Add(metric, area, values[operatorIndex].Values(month, m)[commune]);
            }
            else
            {
                list.AddAbsent(metric, area, state);
            }
        }

        return list;
    }
}

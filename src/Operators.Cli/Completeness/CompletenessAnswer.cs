using System.Text.Json.Serialization;

namespace Telemetry.Operators.Cli.Completeness;

/// <summary>What <c>completeness</c> writes with <c>--json</c>; the tables are made of the same.</summary>
internal sealed record CompletenessAnswer(string Period, long AsOf, DateTimeOffset At, CellCounts Cells, IReadOnlyList<CompletenessAnswer.Row> Rows)
{
    /// <summary>What one source owes in one province by one day.</summary>
    internal sealed record Row(
        string Operator, string OperatorName, string Area, string AreaKey, string AreaName, DateOnly Due, bool IsDue, Standing Status, CellCounts Cells)
    {
        /// <summary>Ledger position of the first entry for it; absent where none came.</summary>
        public long? FirstReceipt { get; init; }

        /// <summary>Ledger position of the last one with anything of it; absent where none came.</summary>
        public long? LastReceipt { get; init; }

        /// <summary>By unit or by metric; absent where that was not asked.</summary>
        public IReadOnlyList<Part>? Parts { get; init; }

        /// <summary>The province, for a table.</summary>
        [JsonIgnore]
        public string AreaText => $"{Area} {AreaName}";
    }

    /// <summary>Cells of one unit or one metric.</summary>
    internal sealed record Part(string Code, string Name, Standing Status, CellCounts Cells);
}

namespace Telemetry.Doctor.Meaning;

/// <summary>What a table's rows and columns are.</summary>
/// <param name="LabelColumn">The column that names rows; null where there is none.</param>
/// <param name="TotalRows">Rows that claim to be the sum of the rows above, up to the total before (Tổng cộng, Tổng số).</param>
/// <param name="TotalColumns">Columns that claim to be the sum of others (Tổng, Cộng).</param>
public sealed record LabelledTable(int? LabelColumn, IReadOnlyList<int> TotalRows, IReadOnlyList<int> TotalColumns);

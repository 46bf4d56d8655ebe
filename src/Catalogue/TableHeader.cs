namespace Telemetry.Catalogue;

/// <summary>Where a file keeps the columns of its table.</summary>
/// <param name="Shape">The kind of table.</param>
/// <param name="Positions">Position by column; a missing column has none (and has been reported).</param>
/// <param name="FieldCount">Fields that every row of the file must have.</param>
internal sealed record TableHeader(TableShape Shape, Dictionary<string, int> Positions, int FieldCount);

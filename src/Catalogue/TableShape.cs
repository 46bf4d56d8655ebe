namespace Telemetry.Catalogue;

/// <summary>One kind of table: every <c>*.csv</c> below its folder is a part of it.</summary>
/// <param name="Folder">First segment of the files' relative path.</param>
/// <param name="Key">Columns that name a row in a fault, joined by <c>@</c>.</param>
/// <param name="Columns">Columns that are required in the header, in any order.</param>
internal sealed record TableShape(string Folder, string[] Key, string[] Columns)
{
    /// <summary>Columns that a header may lack; their cells then read as empty. Default: none.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Every column that a header may have.</summary>
    public IEnumerable<string> AllColumns => Columns.Concat(Optional);
}

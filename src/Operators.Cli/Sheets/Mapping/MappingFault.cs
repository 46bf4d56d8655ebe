namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Something wrong in a mapping file.</summary>
/// <param name="Path">Where: <c>columns[2].factor</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What may stand there.</param>
internal sealed record MappingFault(string Path, string Found, string Expected)
{
    public override string ToString() => $"{(Path.Length == 0 ? "$" : Path)}: {Found}; {Expected}";
}

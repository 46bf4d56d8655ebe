namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>How the column of labels names units.</summary>
internal enum AreaNaming
{
    Name,
    Code,
}

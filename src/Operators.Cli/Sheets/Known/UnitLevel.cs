namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>Level of an administrative unit, the number being the contract's.</summary>
internal enum UnitLevel
{
    Country = 0,
    Province = 1,
    District = 2,
    Commune = 3,
}

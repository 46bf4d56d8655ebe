namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>An administrative unit that the sender may report on.</summary>
/// <param name="Code">Code of the statistics office.</param>
/// <param name="Name">With its kind: Xã Song Mai.</param>
/// <param name="Level">Its level.</param>
/// <param name="Parent">Code of the unit that it lies in; empty for the country.</param>
/// <param name="From">First day on which it bore the code.</param>
/// <param name="To">Last day; null while it exists.</param>
internal sealed record KnownUnit(string Code, string Name, UnitLevel Level, string Parent, DateOnly From, DateOnly? To)
{
    public bool ExistsOn(DateOnly day) => From <= day && !(To < day);
}

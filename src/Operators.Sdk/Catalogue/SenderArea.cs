namespace Telemetry.Operators;

/// <summary>A unit that the source may report on, over the time in which it bore its code.</summary>
/// <param name="Code">Code of the statistics office: <c>VN</c>, <c>24</c>, <c>213</c>, <c>07213</c>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, inclusive; null while it exists.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Level">0 country, 1 province, 2 district, 3 commune.</param>
/// <param name="Parent">Code of the unit that it lies in; empty for the country.</param>
public sealed record SenderArea(string Code, DateOnly ValidFrom, DateOnly? ValidTo, string Name, int Level, string Parent)
{
    /// <summary>Whether the unit existed on that day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } to || day <= to);
}

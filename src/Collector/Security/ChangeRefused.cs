namespace Telemetry.Collector.Security;

/// <summary>A change that was not made, with everything that stands against it.</summary>
/// <param name="Fault">What kind.</param>
/// <param name="Problems">Each with the request's field, empty where none is at fault, and what was expected.</param>
public sealed record ChangeRefused(ChangeFault Fault, IReadOnlyList<(string Field, string Problem)> Problems)
{
    /// <summary>For one reason.</summary>
    public static ChangeRefused For(ChangeFault fault, string field, string problem) => new(fault, [(field, problem)]);
}

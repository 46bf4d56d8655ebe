namespace Telemetry.Doctor.Relations;

/// <summary>What two numbers must share to be held against each other besides their item: unit, source and time.</summary>
/// <param name="Area">The unit's key; empty: the report's, where none is known.</param>
/// <param name="Source">A source's code; empty: the total.</param>
/// <param name="Time">Of a level its day, of an amount its period; empty where none is known.</param>
internal readonly record struct Slot(string Area, string Source, string Time);

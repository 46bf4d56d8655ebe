namespace Telemetry.Operators.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand at its right edge.</param>
internal sealed record Column(Phrase Title, bool IsNumber = false);

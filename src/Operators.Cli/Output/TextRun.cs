namespace Telemetry.Operators.Cli.Output;

/// <summary>A part of a line, of text from outside.</summary>
/// <param name="Text">The text, never taken for markup.</param>
/// <param name="Emphasis">How it stands out.</param>
internal sealed record TextRun(string Text, Emphasis Emphasis = Emphasis.None);

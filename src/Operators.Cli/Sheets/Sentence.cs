namespace Telemetry.Operators.Cli.Sheets;

/// <summary>What is said to a person, in both languages; which one is shown is decided where it is printed.</summary>
/// <param name="Vietnamese">In Vietnamese.</param>
/// <param name="English">In English.</param>
internal readonly record struct Sentence(string Vietnamese, string English);

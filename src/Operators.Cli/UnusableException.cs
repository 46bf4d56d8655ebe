namespace Telemetry.Operators.Cli;

/// <summary>The command cannot be carried out as given; the message says which value, and what was expected.</summary>
internal sealed class UnusableException(string message) : Exception(message);

using System.CommandLine;

namespace Telemetry.Operators.Cli.Output;

/// <summary>A command with examples for its help; each example is a whole line as one would type it, held to be readable by a test.</summary>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines such as <c>telemetry receipt billing/2026-09/1</c>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

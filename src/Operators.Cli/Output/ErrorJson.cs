using System.Text.Json.Serialization;

namespace Telemetry.Operators.Cli.Output;

/// <summary>Why a command gave no result, as <c>--json</c> writes it to standard error: <c>{"error":{"code":...,"message":...,"exitCode":...}}</c>.</summary>
/// <param name="Code">One of the closed list of <see cref="FailureTable"/>; the same in every language.</param>
/// <param name="Message">For a person, in the language that was chosen.</param>
/// <param name="ExitCode">What the process ends with.</param>
internal sealed record ErrorJson(string Code, string Message, int ExitCode)
{
    /// <summary>How long to wait before trying again, seconds; null where the service did not say, or it will not help.</summary>
    public double? RetryAfterSeconds { get; init; }

    /// <summary>The whole document.</summary>
    /// <param name="Error">What it is about.</param>
    internal sealed record Document([property: JsonPropertyName("error")] ErrorJson Error);
}

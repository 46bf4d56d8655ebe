namespace Telemetry.Collector.Intake.Json;

/// <summary>Problem details (RFC 9457), in the shape of the portal's, with what a sender needs to go on.</summary>
/// <param name="Type"><c>urn:telemetry:problem:</c> and the fault's name.</param>
/// <param name="Title">The same for every problem of the type.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong this time, and what was expected.</param>
/// <param name="Parameter">JSON path of what is at fault; absent where nothing single is.</param>
/// <param name="RetryAfterMs">How long to wait before the same is sent again; absent where that would not help.</param>
/// <param name="FirstPayloadHash">Of an id that was used for other content: the first content's hash.</param>
internal sealed record ProblemJson(
    string Type, string Title, int Status, string Detail, string? Parameter, long? RetryAfterMs, string? FirstPayloadHash);

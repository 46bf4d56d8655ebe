using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>Problem details (RFC 9457) with what a caller needs to mend the question.</summary>
/// <param name="Type">A URN of a closed list, see <see cref="ProblemMapper"/>.</param>
/// <param name="Title">The same for every problem of the type.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong this time.</param>
/// <param name="Parameter">Name of the parameter at fault; absent where there is none.</param>
/// <param name="Value">What was given, at most 64 characters of it; absent where nothing was.</param>
/// <param name="Expected">What would have been accepted; absent where nothing can be said.</param>
internal sealed record ProblemJson(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Expected);

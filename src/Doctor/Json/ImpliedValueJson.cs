using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>What something that is not printed, or only loosely, must be for a relation to hold.</summary>
/// <param name="What">Of a closed list.</param>
/// <param name="Low">Lowest value; absent where there is no lower end.</param>
/// <param name="High">Highest value; absent where there is no upper end.</param>
/// <param name="Best">What the printed digits give when taken as exact.</param>
public sealed record ImpliedValueJson(
    string What,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Low,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? High,
    decimal Best);

using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A cause that arithmetic supports. What does not belong to its kind is not written.</summary>
internal sealed record DifferenceCauseJson
{
    /// <summary><c>rounding</c> | <c>timing</c> | <c>knownEarlier</c> | <c>vintage</c> | <c>definition</c> | <c>coverage</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the figure comes out as then, not rounded.</summary>
    public required decimal Value { get; init; }

    /// <summary><c>exact</c> | <c>rounded</c> | <c>cutOff</c>: how that becomes their value.</summary>
    public required string Fit { get; init; }

    /// <summary>The period whose figure it is, or the year whose population or area was taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Period { get; init; }

    /// <summary>The receipt before which it was known so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Receipt { get; init; }

    /// <summary>The metric of which another value was taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Operand { get; init; }

    /// <summary>The metric or indicator taken instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instead { get; init; }

    /// <summary>The part left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WithoutPart { get; init; }

    /// <summary>The source left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WithoutSource { get; init; }

    /// <summary>The only source counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnlySource { get; init; }

    /// <summary>What was divided then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Numerator { get; init; }

    /// <summary>What it was divided by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Denominator { get; init; }

    /// <summary>The cause with its arithmetic, in words.</summary>
    public required WordsJson Text { get; init; }
}

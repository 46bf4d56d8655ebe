using System.Text.Json.Serialization;

namespace Telemetry.Doctor.Json;

/// <summary>What the doctor says of one relation.</summary>
public sealed record DiagnosisJson
{
    /// <summary>Which relation, of a closed list.</summary>
    public required string Kind { get; init; }

    /// <summary>What arithmetic says, of a closed list.</summary>
    public required string Verdict { get; init; }

    /// <summary>What else there is to say, each of a closed list.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>Item of the catalogue that it is about; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Item { get; init; }

    /// <summary>In a few words.</summary>
    public required SentenceJson Summary { get; init; }

    /// <summary>The computation, one line.</summary>
    public required SentenceJson Arithmetic { get; init; }

    /// <summary>The numbers it is about, the one in question first.</summary>
    public required IReadOnlyList<NumberUseJson> Numbers { get; init; }

    /// <summary>What the relation computes for the number in question; absent where it computes none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Expected { get; init; }

    /// <summary>What must hold besides; absent where nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImpliedValueJson? Implied { get; init; }

    /// <summary>Edits that make it exact, the best first.</summary>
    public required IReadOnlyList<ProposedEditJson> Edits { get; init; }

    /// <summary>Figures of the ledger that it rests on.</summary>
    public required IReadOnlyList<LedgerUseJson> Ledger { get; init; }

    /// <summary>How sure the reading of the numbers is, of a closed list.</summary>
    public required string Confidence { get; init; }
}

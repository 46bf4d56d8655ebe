using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Decisions;

/// <summary>Decisions about editions as payloads of ledger entries, in the form of <see cref="DecisionCodec"/>.</summary>
public static class PublicationCodec
{
    private const string PublishedType = "period.published";
    private const string ProposedType = "restatement.proposed";
    private const string RejectedType = "restatement.rejected";

    /// <summary>The bytes of a publication.</summary>
    public static byte[] Encode(PeriodPublished decision) => DecisionCodec.Write(PublishedType, writer =>
    {
        Write(writer, decision.Draft);
        writer.WriteNumber("proposal", decision.Proposal);
        writer.WriteString("approvedBy", decision.ApprovedBy);
    });

    /// <summary>The bytes of a proposal.</summary>
    public static byte[] Encode(RestatementProposed decision) => DecisionCodec.Write(ProposedType, writer =>
    {
        Write(writer, decision.Draft);
        writer.WriteString("largestPercent", decision.LargestPercent?.ToString(CultureInfo.InvariantCulture) ?? "");
    });

    /// <summary>The bytes of a rejection.</summary>
    public static byte[] Encode(RestatementRejected decision) => DecisionCodec.Write(RejectedType, writer =>
    {
        writer.WriteString("unit", decision.Unit.ToString());
        writer.WriteString("period", decision.Period.ToString());
        writer.WriteNumber("proposal", decision.Proposal);
        writer.WriteString("by", decision.By);
        writer.WriteString("reason", decision.Reason);
        writer.WriteString("at", DecisionCodec.Text(decision.At));
    });

    /// <summary>
    /// Reads a <see cref="PeriodPublished"/>, a <see cref="RestatementProposed"/> or a <see cref="RestatementRejected"/>; false for a decision of another type, and for what is none.
    /// </summary>
    public static bool TryDecode(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out object? decision)
    {
        decision = null;
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            decision = root.ValueKind != JsonValueKind.Object ? null : DecisionCodec.TextOf(root, "type") switch
            {
                PublishedType => new PeriodPublished(ReadDraft(root), root.GetProperty("proposal").GetInt64(), Required(root, "approvedBy")),
                ProposedType => new RestatementProposed(
                    ReadDraft(root), Required(root, "largestPercent") is { Length: > 0 } percent ? decimal.Parse(percent, NumberStyles.Number, CultureInfo.InvariantCulture) : null),
                RejectedType => new RestatementRejected(
                    UnitOf(root), Period.Parse(Required(root, "period")), root.GetProperty("proposal").GetInt64(), Required(root, "by"), Required(root, "reason"), TimeOf(root)),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            // A later version's decision, in a form of its own.
        }

        return decision is not null;
    }

    private static void Write(Utf8JsonWriter writer, EditionDraft draft)
    {
        writer.WriteString("unit", draft.Unit.ToString());
        writer.WriteString("period", draft.Period.ToString());
        writer.WriteNumber("edition", draft.Number);
        writer.WriteNumber("replaces", draft.Replaces);
        Write(writer, "full", draft.Full);
        Write(writer, "outside", draft.Outside);
        writer.WriteNumber("position", draft.Position);
        writer.WriteString("catalogue", draft.Catalogue);
        writer.WriteNumber("values", draft.Values);
        writer.WriteNumber("openFindings", draft.OpenFindings);
        writer.WriteNumber("expectedCells", draft.ExpectedCells);
        writer.WriteNumber("receivedCells", draft.ReceivedCells);
        writer.WriteNumber("changed", draft.Changed);
        writer.WriteString("reasonCode", draft.ReasonCode);
        writer.WriteString("reason", draft.Reason);
        writer.WriteString("by", draft.By);
        writer.WriteString("at", DecisionCodec.Text(draft.At));
    }

    private static void Write(Utf8JsonWriter writer, string name, EditionFile file)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("sequence", file.Sequence);
        writer.WriteString("sha256", file.Hash);
        writer.WriteNumber("bytes", file.Bytes);
        writer.WriteNumber("figures", file.Figures);
        writer.WriteEndObject();
    }

    private static EditionDraft ReadDraft(JsonElement root) => new()
    {
        Unit = UnitOf(root),
        Period = Period.Parse(Required(root, "period")),
        Number = root.GetProperty("edition").GetInt32(),
        Full = FileOf(root.GetProperty("full")),
        Outside = FileOf(root.GetProperty("outside")),
        Position = root.GetProperty("position").GetInt64(),
        Catalogue = Required(root, "catalogue"),
        Values = root.GetProperty("values").GetInt32(),
        OpenFindings = root.GetProperty("openFindings").GetInt32(),
        ExpectedCells = root.GetProperty("expectedCells").GetInt32(),
        ReceivedCells = root.GetProperty("receivedCells").GetInt32(),
        Changed = root.GetProperty("changed").GetInt32(),
        ReasonCode = Required(root, "reasonCode"),
        Reason = Required(root, "reason"),
        By = Required(root, "by"),
        At = TimeOf(root),
    };

    private static EditionFile FileOf(JsonElement file) => new(
        file.GetProperty("sequence").GetInt64(), Required(file, "sha256"), file.GetProperty("bytes").GetInt64(), file.GetProperty("figures").GetInt32());

    private static AreaKey UnitOf(JsonElement root) => AreaKey.TryParse(Required(root, "unit"), out var unit) ? unit : throw new FormatException("the unit is none");

    private static DateTimeOffset TimeOf(JsonElement root) => root.GetProperty("at").GetDateTimeOffset();

    private static string Required(JsonElement root, string name) => DecisionCodec.TextOf(root, name) ?? throw new FormatException($"'{name}' is not there");
}

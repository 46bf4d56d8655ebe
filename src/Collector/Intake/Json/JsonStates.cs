using System.Text.Json;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake.Json;

/// <summary>The names by which JSON says why a cell has no value; the protocol's, in lower case.</summary>
internal static class JsonStates
{
    /// <summary>What a state may be, for people.</summary>
    public const string Expected = "expected not_applicable, not_available, not_reported, withheld or withdrawn";

    private static readonly (string Name, CellState State)[] Names =
        [.. Enum.GetValues<CellState>().Where(s => s != CellState.Present).Select(s => (JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString()), s))];

    /// <summary>The state that a text names; false when it names none, or is no text.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out CellState state)
    {
        foreach (var (name, named) in Names)
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(name))
            {
                state = named;
                return true;
            }
        }

        state = CellState.Present;
        return false;
    }
}

using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>A period that is named.</summary>
/// <param name="Start">Its position in the plain text.</param>
/// <param name="End">The position behind it.</param>
/// <param name="Period">The period; null: the report's own.</param>
/// <param name="Use">What it is named for.</param>
internal sealed record PeriodMention(int Start, int End, Period? Period, MentionUse Use);

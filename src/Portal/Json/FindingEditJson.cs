namespace Telemetry.Portal.Json;

/// <summary>The one smallest change that would make the figures right.</summary>
/// <param name="Cell">Index into the finding's cells.</param>
/// <param name="From">As reported.</param>
/// <param name="To">As it would be right.</param>
/// <param name="Class">The slip that would explain it: a closed list.</param>
/// <param name="Text">In words: 1.759.720 → 1.795.720: đảo hai chữ số.</param>
internal sealed record FindingEditJson(int Cell, decimal From, decimal To, string Class, WordsJson Text);

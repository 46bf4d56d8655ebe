namespace Telemetry.Portal.Json;

/// <summary>Cells of one unit or one metric.</summary>
/// <param name="Code">The unit's identity code@valid-from, or the metric's code.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Status">As the row's.</param>
/// <param name="StatusText">The status in Vietnamese.</param>
/// <param name="Expected">Cells owed.</param>
/// <param name="Received">Those with an answer.</param>
/// <param name="Late">Received ones without an answer when the due day ended.</param>
/// <param name="Missing">Owed ones without an answer.</param>
internal sealed record CompletenessPartJson(string Code, string Name, string Status, string StatusText, int Expected, int Received, int Late, int Missing);

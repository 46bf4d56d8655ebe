namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/reminders</c>.</summary>
/// <param name="Date">The day of the list, in Vietnam: yyyy-MM-dd.</param>
/// <param name="AsOf">Ledger position that it was counted at.</param>
/// <param name="Reminders">The longest overdue first.</param>
internal sealed record RemindersJson(string Date, long AsOf, IReadOnlyList<ReminderJson> Reminders);

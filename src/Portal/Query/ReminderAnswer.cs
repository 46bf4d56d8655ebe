using Telemetry.Aggregator.Completeness;

namespace Telemetry.Portal.Query;

/// <summary>Who is to be reminded.</summary>
/// <param name="Date">The day of the list, in Vietnam.</param>
/// <param name="Reminders">The reminders, most pressing first.</param>
/// <param name="AsOf">Ledger position that they were counted at.</param>
/// <param name="IsTable">Whether a table for a spreadsheet was asked for.</param>
internal sealed record ReminderAnswer(DateOnly Date, IReadOnlyList<Reminder> Reminders, long AsOf, bool IsTable);

namespace Telemetry.Storage.Ledger;

/// <summary>Which entries' content lies in the file of their year alone, and goes with it when the year is archived; every other's is carried on from year to year.</summary>
internal static class EntryKinds
{
    /// <summary>Their numbers, for SQL: figures as sent, and figures as published, are megabytes each.</summary>
    public const string OfTheirYear = "1, 4";

    /// <summary>Whether the kind is one of them.</summary>
    public static bool IsOfItsYear(this EntryKind kind) => kind is EntryKind.Submission or EntryKind.Edition;
}

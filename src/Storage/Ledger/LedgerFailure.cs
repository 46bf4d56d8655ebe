using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Telemetry.Storage.Ledger;

/// <summary>A failure that made the ledger unavailable, and its class: decided here, once, by codes.</summary>
internal sealed record LedgerFailure(LedgerUnavailableReason Reason, Exception Cause)
{
    private const int NoSpaceLeft = 28;

    public static LedgerFailure Of(Exception e) => new(
        e switch
        {
            SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => LedgerUnavailableReason.DiskFull,
            SqliteException sqlite when IsCorrupt(sqlite) => LedgerUnavailableReason.Corrupt,
            SqliteException => LedgerUnavailableReason.IoError,
            IOException { HResult: NoSpaceLeft } => LedgerUnavailableReason.DiskFull,
            IOException or UnauthorizedAccessException => LedgerUnavailableReason.IoError,
            LedgerCorruptException or InvalidDataException => LedgerUnavailableReason.Corrupt,
            _ => LedgerUnavailableReason.Fault,
        },
        e);

    // SQLITE_ERROR too: the statements are right, so the tables are not.
    public static bool IsCorrupt(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR;

    public LedgerUnavailableException ToException() => new(Reason, $"the ledger cannot write: {Cause.Message}", Cause);
}

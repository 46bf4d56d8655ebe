namespace Telemetry.Storage.Ledger;

/// <summary>Names of the files in the ledger's folder.</summary>
public static class LedgerFiles
{
    /// <summary>The main file, a SQLite database.</summary>
    public const string Main = "ledger.db";

    /// <summary>SQLite's write-ahead log: as much the ledger as the main file is.</summary>
    public const string Log = "ledger.db-wal";

    /// <summary>Index of the log, made anew when missing.</summary>
    public const string LogIndex = "ledger.db-shm";

    /// <summary>Held open by the writer.</summary>
    public const string Lock = "ledger.lock";

    /// <summary>Process id of the writer.</summary>
    public const string Holder = "ledger.holder";
}

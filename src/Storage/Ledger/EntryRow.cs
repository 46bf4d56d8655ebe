using Microsoft.Data.Sqlite;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>The columns of an entry as they stand in statements.</summary>
internal static class EntryRow
{
    public const string HeaderColumns = "sequence, time, kind, source, submission_id, payload_hash, outcome_hash, hash";
    public const int Outcome = 8;
    public const int Payload = 9;

    /// <exception cref="InvalidDataException">The columns hold something else than they should.</exception>
    public static EntryHeader ReadHeader(SqliteStatement row)
    {
        var time = row.Int64(1);
        if (time is < 0 or > 253_402_300_799_999)
        {
            throw new InvalidDataException($"time {time} of entry {row.Int64(0)} is no time");
        }

        return new EntryHeader(
            row.Int64(0), DateTimeOffset.FromUnixTimeMilliseconds(time), (EntryKind)row.Int64(2), row.Text(3), row.Text(4),
            row.Blob(5).ToArray(), row.Blob(6).ToArray(), row.Blob(7).ToArray());
    }

    public static SqliteStatement PrepareHead(SqliteConnection connection) => new(
        connection.Handle!,
        $"SELECT {HeaderColumns}, substr(outcome, 1, {EntryHead.Bytes}), substr(payload, 1, {EntryHead.Bytes}) FROM entries WHERE sequence = ?");

    public static SqliteStatement Prepare(SqliteConnection connection, string rest, bool bulk = false) =>
        new(connection.Handle!, $"SELECT {HeaderColumns}{(bulk ? ", outcome, payload" : string.Empty)} FROM entries {rest}");
}

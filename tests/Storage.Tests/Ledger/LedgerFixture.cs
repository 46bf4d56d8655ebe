using System.Security.Cryptography;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>What most of these tests begin with.</summary>
internal static class LedgerFixture
{
    public static LedgerOptions Options(string folder) => new() { Folder = folder, MinFreeBytes = 0 };

    public static Storage.Ledger.Ledger Open(string folder) => Storage.Ledger.Ledger.Open(Options(folder), TimeProvider.System);

    public static Storage.Ledger.Ledger Open(LedgerOptions options) => Storage.Ledger.Ledger.Open(options, TimeProvider.System);

    public static string Log(TemporaryFolder folder) => LedgerFiles.Active(folder.Path) + LedgerFiles.LogSuffix;

    public static NewEntry Entry(string id, int bytes = 100, int seed = 1, string source = "vnpt")
    {
        var payload = new byte[bytes];
        new Random(seed).NextBytes(payload);
        var outcome = new byte[20];
        new Random(seed + 1).NextBytes(outcome);
        return new NewEntry(EntryKind.Submission, source, id, payload, SHA256.HashData(payload), outcome);
    }

    public static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }
}

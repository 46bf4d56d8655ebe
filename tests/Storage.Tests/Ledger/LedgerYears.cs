using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>A folder with a ledger of three years: in each ten submissions and a decision, numbered 1 to 33.</summary>
internal sealed class LedgerYears : IDisposable
{
    public const int EntriesAYear = 11;

    public TemporaryFolder Folder { get; } = new();

    public SettableTime Time { get; } = new() { Now = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    public string Path => Folder.Path;

    public static async Task<LedgerYears> Make(int seed = 0)
    {
        var years = new LedgerYears();
        await using var ledger = years.Open();
        foreach (var year in new[] { 2021, 2022, 2023 })
        {
            years.Time.Now = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero);
            for (var i = 0; i < EntriesAYear; i++)
            {
                await ledger.AppendAsync(Entry(year, i, seed));
            }
        }

        return years;
    }

    public static NewEntry Entry(int year, int i, int seed = 0)
    {
        var entry = LedgerFixture.Entry($"{year}-{i}", bytes: 1000, seed: seed + (year * 100) + i);
        return i == EntriesAYear - 1 ? entry with { Kind = EntryKind.Decision } : entry;
    }

    public Storage.Ledger.Ledger Open() => Storage.Ledger.Ledger.Open(LedgerFixture.Options(Path), Time);

    public string File(int year) => Folder.File(LedgerFiles.Segment(year));

    public void Archive(int year) => System.IO.File.Move(File(year), File(year) + ".away");

    public void BringBack(int year) => System.IO.File.Move(File(year) + ".away", File(year));

    public void Dispose() => Folder.Dispose();
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Catalogue.Import;

namespace Telemetry.Catalogue.Tests.Import;

/// <summary>What holds for every input, however it was mangled.</summary>
public sealed class ImportPropertyTests
{
    private static readonly byte[] Noise = [.. "0,\"\n\0A7"u8, 0xff];

    [Fact]
    public void Whatever_is_accepted_loads_and_whatever_is_not_writes_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var request = Imports.Request() with
            {
                Units = Mangled("units.csv", Imports.Units, random),
                UnitsBefore = Mangled("before.csv", Imports.Before, random),
                Lineage = Mangled("lineage.csv", Imports.Lineage, random),
                SoundOnly = random.Next(2) == 0,
            };
            var result = TerritoryImport.Run(request);

            Assert.Equal(result.IsAccepted, result.Files.Count > 0);
            Assert.True(result.Faults.Count == 0 || request.SoundOnly || !result.IsAccepted);

            // What is sound of tables that are tables can always be imported: the rows that are left make a catalogue without faults.
            Assert.True(result.IsAccepted || !request.SoundOnly || result.Faults.Any(f => f.Line < 2), string.Join('\n', result.Faults));
            if (result.IsAccepted)
            {
                Imports.Loaded(request, result);
                var again = TerritoryImport.Run(request with { Known = Imports.Overlaid(request.Known, result) });
                Assert.Equal(result.Files.Select(f => Convert.ToHexString(f.Value)), again.Files.Select(f => Convert.ToHexString(f.Value)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // One to four bytes are changed, or rows are moved, doubled or lost.
    private static ImportFile Mangled(string name, string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = random.Next(3); i > 0; i--)
        {
            var line = 1 + random.Next(lines.Count - 1);
            switch (random.Next(3))
            {
                case 0:
                    lines.Add(lines[line]);
                    break;
                case 1:
                    lines[line] = lines[line].Replace("0900", "0901", StringComparison.Ordinal);
                    break;
                default:
                    lines[line] = lines[line].Replace(",24", ",27", StringComparison.Ordinal);
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        for (var i = random.Next(5); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = Noise[random.Next(Noise.Length)];
        }

        return new ImportFile(name, bytes);
    }
}

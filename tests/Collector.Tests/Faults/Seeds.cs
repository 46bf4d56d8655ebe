using System.Globalization;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>Chance that can be had again: the seed stands in the test's output.</summary>
internal static class Seeds
{
    public static Random New()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        return new Random(seed);
    }
}

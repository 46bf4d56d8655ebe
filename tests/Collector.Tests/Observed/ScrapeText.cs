using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>Reads Prometheus' text format as strictly as it is described; anything else fails the test.</summary>
internal sealed partial class ScrapeText
{
    private readonly Dictionary<string, (string Type, string Help)> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, (string Type, string Help)> Families => _families;

    /// <summary>Values by name and labels as they stand in the text.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public static ScrapeText Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var parsed = new ScrapeText();
        string? family = null;
        string? help = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help.Match(line) is { Success: true } h)
            {
                (family, help) = (h.Groups["name"].Value, h.Groups["text"].Value);
            }
            else if (Type.Match(line) is { Success: true } t)
            {
                Assert.Equal(family, t.Groups["name"].Value);
                Assert.True(parsed._families.TryAdd(family!, (t.Groups["type"].Value, help!)), $"{family} is there twice");
            }
            else
            {
                parsed.Take(line, family);
            }
        }

        parsed.CheckHistograms();
        return parsed;
    }

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>([^\\\n]|\\\\|\\n)*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Help { get; }

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Type { get; }

    [GeneratedRegex(
        @"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""([^""\\\n]|\\\\|\\""|\\n)*""(,(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""([^""\\\n]|\\\\|\\""|\\n)*"")*)\})? (?<value>\S+)$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Sample { get; }

    private void Take(string line, string? family)
    {
        var match = Sample.Match(line);
        Assert.True(match.Success, $"no line of the format: {line}");
        var name = match.Groups["name"].Value;
        Assert.True(family is not null && _families.ContainsKey(family), $"a sample before its family's type: {line}");
        var type = _families[family].Type;
        var suffix = name.StartsWith(family, StringComparison.Ordinal) ? name[family.Length..] : "?";
        Assert.True(type == "histogram" ? suffix is "_bucket" or "_sum" or "_count" : suffix.Length == 0, $"{line} is no sample of {family}, a {type}");
        Assert.Equal(type == "counter", family.EndsWith("_total", StringComparison.Ordinal));
        var labels = match.Groups["label"].Captures.Select(c => c.Value).ToList();
        Assert.Equal(labels.Count, labels.Distinct(StringComparer.Ordinal).Count());
        var value = match.Groups["value"].Value;
        var number = value switch { "+Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, _ => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) };
        Assert.True(_samples.TryAdd(line[..^(value.Length + 1)], number), $"twice: {line}");
    }

    // Buckets go up, the last one is everything, and it is what was counted.
    private void CheckHistograms()
    {
        foreach (var series in _samples.Where(s => s.Key.Contains("_bucket{", StringComparison.Ordinal)).GroupBy(s => Bound.Replace(s.Key, "")))
        {
            var values = series.Select(s => s.Value).ToList();
            Assert.Equal(values.Order(), values);
            Assert.Contains("le=\"+Inf\"", series.Last().Key, StringComparison.Ordinal);
            var count = series.Key.Replace("_bucket{", "_count{", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
            Assert.Equal(_samples[count], values[^1]);
        }
    }

    [GeneratedRegex(@",?le=""[^""]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound { get; }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Portal.Tests.Maps;

/// <summary>The maps' colours as the style sheet has them.</summary>
public sealed class PaletteTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_colour_can_be_told_from_the_next_in_grey_and_bears_readable_letters(bool dark)
    {
        var sheet = File.ReadAllText(Path.Combine(DefaultCatalogue.Repository, "src", "Portal", "Assets", "portal.css"));
        var maps = sheet[sheet.IndexOf("/* Maps:", StringComparison.Ordinal)..];
        var scheme = dark ? maps[maps.IndexOf("prefers-color-scheme", StringComparison.Ordinal)..] : maps;
        var colours = Enumerable.Range(0, 7).Select(i => Luminance(scheme, $"q{i}")).ToList();
        var letters = new[] { "low", "low", "low", "middle", "middle", "high", "high" }.Select(n => Luminance(scheme, n)).ToList();

        Assert.All(colours.Zip(colours.Skip(1)), p => Assert.True(Contrast(p.First, p.Second) >= 1.15 && p.First < p.Second == dark));
        Assert.All(colours.Zip(letters), p => Assert.True(Contrast(p.First, p.Second) >= 4.5));
    }

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string scheme, string name)
    {
        var hex = Colour(name).Match(scheme).Groups[1].Value;
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static Regex Colour(string name) => new($"--{name}: #([0-9a-f]{{6}})", RegexOptions.None, TimeSpan.FromSeconds(1));
}

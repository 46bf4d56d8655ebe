using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Clients;

/// <summary>What docs/operators shows is what <see cref="QuickStartTests"/> runs.</summary>
public sealed partial class QuickStartPageTests
{
    [Theory]
    [InlineData("python.md", "python")]
    [InlineData("node.md", "node")]
    [InlineData("curl.md", "curl")]
    [InlineData("csharp.md", "csharp")]
    public void Every_piece_of_code_on_a_page_is_in_its_program(string page, string folder)
    {
        var programs = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "operators", folder)).Select(f => Lines(File.ReadAllText(f))).ToList();
        var blocks = Block.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operators", page))).Where(b => b.Groups["language"].Value is not ("text" or "console")).ToList();

        Assert.True(blocks.Count >= 3, "the page shows hardly anything");
        foreach (var block in blocks)
        {
            var piece = Lines(block.Groups["code"].Value);
            Assert.True(programs.Exists(p => p.Contains(piece, StringComparison.Ordinal)), $"{page} shows what no file of samples/operators/{folder} has:\n{block.Groups["code"].Value}");
        }
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block { get; }

    // How deep a piece is indented in its program says nothing on the page.
    private static string Lines(string text) => "\n" + string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)) + "\n";
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Readme;

public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "src", "Operators.Sdk", "README.md"));

    [Fact]
    public void Every_example_is_one_that_was_compiled()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Operators.Sdk.Tests", "Readme", "ReadmeExamples.cs"));
        var compiled = Region.Matches(source).Select(m => Flat(m.Groups["code"].Value)).ToList();
        var shown = Example.Matches(Text).Select(m => m.Groups["code"].Value.TrimEnd()).ToList();

        Assert.NotEmpty(shown);
        Assert.Equal(compiled, shown);
    }

    [Fact]
    public void The_settings_shown_are_settings()
    {
        var json = Settings.Match(Text).Groups["code"].Value;
        using var _ = JsonDocument.Parse(json);
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build();
        var services = new ServiceCollection();
        ReadmeExamples.InAHost((services, configuration));
        using var provider = services.BuildServiceProvider();

        Assert.Equal("/var/lib/billing/telemetry-spool", provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<SpoolOptions>>().Value.Folder);
        Assert.Equal("/etc/billing/telemetry.key", provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<TelemetryClientOptions>>().Value.ApiKeyFile);
    }

    [Theory]
    [InlineData(typeof(TelemetryClientOptions))]
    [InlineData(typeof(SpoolOptions))]
    [InlineData(typeof(RetryOptions))]
    public void Every_option_is_in_the_public_documentation(Type options)
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(options.Assembly.Location, ".xml"));
        Assert.All(options.GetProperties(), p => Assert.Contains($"P:{options.FullName}.{p.Name}\"", documentation, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"#region [\w-]+\n(?<code>.*?)\n\s*#endregion", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region { get; }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example { get; }

    [GeneratedRegex(@"```json\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Settings { get; }

    // Without the indentation of the method that it stands in.
    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(l => l.Length > 8 ? l[8..] : l.Trim())).TrimEnd();
}

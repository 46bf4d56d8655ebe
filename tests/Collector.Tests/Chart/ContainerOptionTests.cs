using System.Collections;
using System.CommandLine;
using System.Text.RegularExpressions;
using Telemetry.Collector.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>What the manifests tell a container is what the executable can be told.</summary>
public sealed partial class ContainerOptionTests
{
    public static TheoryData<string, string> Containers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var container in ChartFolder.Containers)
            {
                data.Add(container.Profile, container.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_variable_is_an_option_and_its_value_is_taken(string profile, string name)
    {
        var environment = Find(profile, name).Environment;
        var root = CommandLine.Create();
        var known = root.Options.Select(EnvironmentArguments.NameOf).ToHashSet();

        var parsed = root.Parse(EnvironmentArguments.AddTo(root, [], new Hashtable(environment)));

        Assert.Subset(known, environment.Keys.Where(v => v != "OTEL_EXPORTER_OTLP_ENDPOINT").ToHashSet());
        Assert.Empty(parsed.Errors);
        Assert.Equal(
            environment.Keys.Where(known.Contains).Order(),
            root.Options.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(EnvironmentArguments.NameOf).Order());
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_value_is_text_to_Kubernetes_too(string profile, string name) =>
        Assert.All(Find(profile, name).Node.At("env").Items().Select(v => (YamlScalarNode)v.At("value")!), v =>
            Assert.True(v.Style == ScalarStyle.DoubleQuoted || !LooksLikeAnotherType.IsMatch(v.Value!), $"{v.Value} would not be read as text"));

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_listens_on_the_ports_that_it_names(string profile, string name)
    {
        var container = Find(profile, name);

        Assert.Equal(
            new() { ["grpc"] = container.Environment["TELEMETRY_GRPC_PORT"], ["http"] = container.Environment["TELEMETRY_PORTAL_PORT"], ["metrics"] = container.Environment["TELEMETRY_METRICS_PORT"] },
            container.Ports);
        Assert.All(container.Probes, p => Assert.Contains(p.Port, container.Ports));
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Every_file_that_it_is_told_of_is_mounted(string profile, string name)
    {
        var container = Find(profile, name);
        var files = container.Environment.Values.Where(v => v.StartsWith('/'));

        Assert.All(files, file => Assert.Contains(container.Mounts.Keys, m => file == m || file.StartsWith(m + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_commands_in_notes_and_README_are_commands()
    {
        var texts = ChartFolder.Profiles.Select(ChartFolder.NotesOf).Append(File.ReadAllText(Path.Combine(ChartFolder.Root, "README.md")));
        var commands = texts.SelectMany(t => Command.Matches(t)).Select(m => m.Groups["arguments"].Value).Distinct().ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, c => Assert.Empty(CommandLine.Create().Parse(c).Errors));
    }

    private static ChartContainer Find(string profile, string name) => ChartFolder.Containers.Single(c => c.Profile == profile && c.Name == name);

    [GeneratedRegex(@"/app/telemetry-collector (?<arguments>.+?)(?=\) &&|`|$)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Command { get; }

    [GeneratedRegex("^([0-9.+-]|true$|false$|yes$|no$|on$|off$|null$|~|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksLikeAnotherType { get; }
}

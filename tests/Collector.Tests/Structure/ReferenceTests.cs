using System.Xml.Linq;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Structure;

/// <summary>ARCHITECTURE, "References": who may refer to whom, and where generated types may be seen.</summary>
public sealed class ReferenceTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    // Beside these, everything may refer to the gRPC contracts in compat/.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Catalogue"] = [],
        ["Protocol"] = [],
        ["Evidence"] = [],
        ["Operators.Sdk"] = [],
        ["Operators.Cli"] = ["Operators.Sdk", "Catalogue", "Doctor", "Evidence"],
        ["Storage"] = ["Catalogue", "Evidence"],
        ["Aggregator"] = ["Catalogue", "Doctor", "Storage"],
        ["Doctor"] = ["Catalogue"],
        ["Portal"] = ["Catalogue", "Doctor", "Evidence", "Storage", "Aggregator", "Protocol"],
        ["Collector"] = ["Catalogue", "Doctor", "Evidence", "Storage", "Aggregator", "Portal", "Protocol", "Operators.Sdk"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Source).Select(d => Path.GetFileName(d)!).Where(d => File.Exists(ProjectFile(d)))];

    public static TheoryData<string, string> Assemblies => new()
    {
        { "Telemetry.Catalogue", "Catalogue" },
        { "Telemetry.Doctor", "Doctor" },
        { "Telemetry.Evidence", "Evidence" },
        { "Telemetry.Storage", "Storage" },
        { "Telemetry.Aggregator", "Aggregator" },
        { "Telemetry.Portal", "Portal" },
        { "Telemetry.Protocol", "Protocol" },
        { "Telemetry.Operators.Sdk", "Operators.Sdk" },
        { "telemetry-collector", "Collector" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_lies_before_it(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"src/{project} is new: say here what it may refer to");
        var references = XDocument.Load(ProjectFile(project)).Descendants("ProjectReference")
            .Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))
            .Where(r => !r.Contains("/compat/", StringComparison.Ordinal))
            .Select(r => Path.GetFileNameWithoutExtension(r));

        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_was_built_against_only_what_lies_before_it(string assembly, string project)
    {
        var allowed = Assemblies.Select(a => a.Data).Where(a => Allowed[project].Contains(a.Item2)).Select(a => a.Item1);
        var references = System.Reflection.Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Telemetry.", StringComparison.Ordinal) || n == "telemetry-collector");

        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void Generated_types_stay_at_the_edge()
    {
        string[] edges = ["Mapper.cs", "Service.cs", "ServiceBase.cs", "Binder.cs", "Client.cs"];
        string[] edgesOfTheSdk = ["TelemetryClient.cs", "IngestMethods.cs"];
        var seen = SourceFiles()
            .Where(f => File.ReadLines(f).Any(l => l.Contains("Telemetry.Protocol.", StringComparison.Ordinal) || l.Contains(" Protocol.V1.", StringComparison.Ordinal)))
            .Where(f => !edges.Any(e => TypeOf(f).EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !(f.Contains("/Operators.Cli/", StringComparison.Ordinal) && f.EndsWith("Command.cs", StringComparison.Ordinal))) // nothing lies behind them
            .Where(f => !(f.Contains("/Operators.Sdk/", StringComparison.Ordinal) && edgesOfTheSdk.Contains(Path.GetFileName(f))))
            .Select(f => Path.GetRelativePath(Repository.Root, f));

        Assert.Empty(seen);
    }

    // LedgerRpcService.Evidence.cs is a part of LedgerRpcService.
    private static string TypeOf(string file) => Path.GetFileName(file).Split('.')[0] + ".cs";

    [Fact]
    public void Time_is_injected()
    {
        string[] clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
        var seen = SourceFiles()
            .Where(f => File.ReadLines(f).Any(l => clocks.Any(c => l.Contains(c, StringComparison.Ordinal))))
            .Select(f => Path.GetRelativePath(Repository.Root, f));

        Assert.Empty(seen);
    }

    private static string ProjectFile(string project) => Path.Combine(Source, project, project + ".csproj");

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Where(f => !f.StartsWith(Path.Combine(Source, "Protocol") + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}

using System.Xml.Linq;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>What the project says of the container image.</summary>
internal static class ContainerImage
{
    /// <summary>The project whose executable it is.</summary>
    public static string Project { get; } = Path.Combine(Repository.Root, "src", "Collector", "Collector.csproj");

    /// <summary>Variables that every container of the image has, and the base image's one that a web server would listen to.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = XDocument.Load(Project).Descendants("ContainerEnvironmentVariable")
        .ToDictionary(v => v.Attribute("Include")!.Value, v => v.Attribute("Value")!.Value)
        .Append(new("ASPNETCORE_HTTP_PORTS", "8080")).ToDictionary();
}

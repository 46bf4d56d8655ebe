using System.Reflection;
using OpenTelemetry.Resources;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>What everything exported says about where it comes from.</summary>
internal static class ServiceIdentity
{
    /// <summary>
    /// <c>service.name</c> is telemetry- and the target, <c>service.version</c> the program's, <c>service.instance.id</c> new with each start; OTEL_SERVICE_NAME and
    /// OTEL_RESOURCE_ATTRIBUTES have the last word.
    /// </summary>
    public static ResourceBuilder Of(Target target) => ResourceBuilder.CreateEmpty()
        .AddTelemetrySdk()
        .AddService("telemetry-" + target.ToString().ToLowerInvariant(), serviceVersion: typeof(ServiceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddEnvironmentVariableDetector();
}

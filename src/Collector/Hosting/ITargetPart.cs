namespace Telemetry.Collector.Hosting;

/// <summary>A piece of the service, as a target has it or not.</summary>
internal interface ITargetPart
{
    /// <summary>Full names of the protocol's services that it serves.</summary>
    IReadOnlyList<string> Services => [];

    /// <summary>Registers what it needs and offers.</summary>
    void Add(IServiceCollection services);

    /// <summary>Maps what it serves.</summary>
    void Map(WebApplication app)
    {
    }
}

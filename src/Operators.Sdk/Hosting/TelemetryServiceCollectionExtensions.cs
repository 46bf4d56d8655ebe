using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Operators.Hosting;

namespace Telemetry.Operators;

/// <summary>The client and its spool in an application with dependency injection.</summary>
public static class TelemetryServiceCollectionExtensions
{
    private const string ClientSection = "Client";
    private const string SpoolSection = "Spool";

    /// <summary>
    /// Adds <see cref="TelemetryClient"/> and, where the configuration has a section <c>Spool</c>, <see cref="SubmissionSpool"/> as
    /// singletons. The spool is opened when the host starts and drained when it stops. Options are validated at the start, with every
    /// fault listed; a setting of a name that is none is a fault too.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// A section with <c>Client</c> (<see cref="TelemetryClientOptions"/>) and perhaps <c>Spool</c> (<see cref="SpoolOptions"/>).
    /// </param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTelemetryClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        Bind<TelemetryClientOptions>(services, configuration.GetSection(ClientSection));
        AddClient(services);
        if (configuration.GetSection(SpoolSection) is var spool && spool.Exists())
        {
            Bind<SpoolOptions>(services, spool);
            AddSpool(services);
        }

        return services;
    }

    /// <summary>The same with options that are known already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="client">Where the collector is.</param>
    /// <param name="spool">Where the spool lies; null: there is none.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTelemetryClient(this IServiceCollection services, TelemetryClientOptions client, SpoolOptions? spool = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(client);
        Give(services, client);
        AddClient(services);
        if (spool is not null)
        {
            Give(services, spool);
            AddSpool(services);
        }

        return services;
    }

    private static void AddClient(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelemetryClientOptions>, OptionsValidator>());
        services.TryAddSingleton(static provider => new TelemetryClient(provider.GetRequiredService<IOptions<TelemetryClientOptions>>().Value));
    }

    private static void AddSpool(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpoolOptions>, OptionsValidator>());
        services.TryAddSingleton(static provider => SubmissionSpool.Open(
            provider.GetRequiredService<TelemetryClient>(),
            provider.GetRequiredService<IOptions<SpoolOptions>>().Value,
            provider.GetService<ILogger<SubmissionSpool>>(),
            provider.GetService<TimeProvider>()));
        services.AddHostedService<SpoolHostedService>();
    }

    private static void Bind<TOptions>(IServiceCollection services, IConfigurationSection section)
        where TOptions : class => services.AddOptions<TOptions>().Bind(section, static b => b.ErrorOnUnknownConfiguration = true).ValidateOnStart();

    // The options have no setters: what is given is what there is.
    private static void Give<TOptions>(IServiceCollection services, TOptions options)
        where TOptions : class
    {
        services.AddOptions<TOptions>().ValidateOnStart();
        services.AddSingleton<IOptionsFactory<TOptions>>(provider => new GivenOptions<TOptions>(options, provider.GetServices<IValidateOptions<TOptions>>()));
    }
}

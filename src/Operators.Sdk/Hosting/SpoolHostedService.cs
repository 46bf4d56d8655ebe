using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Telemetry.Operators.Hosting;

/// <summary>Opens the spool with the host's start, after its options were validated, and closes it with its stop.</summary>
internal sealed class SpoolHostedService(IServiceProvider services) : IHostedService
{
    private SubmissionSpool? _spool;

    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.Run(() => _spool = services.GetRequiredService<SubmissionSpool>(), cancellationToken);

    // Bounded by the spool's own DrainTimeout.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_spool is not null)
        {
            await _spool.DisposeAsync();
        }
    }
}

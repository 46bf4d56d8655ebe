namespace Telemetry.Collector.Hosting;

/// <summary>Whether the service is still starting: what keeps it from that is said once, in our words, instead of by the host's stack trace before them.</summary>
internal sealed class StartPhase
{
    private volatile bool _isOver;

    /// <summary>It serves, or it does not and the reason is on its way to who started it.</summary>
    public void End() => _isOver = true;

    /// <summary>Keeps what the host and the server log of a start that fails to themselves; they throw it too.</summary>
    public void Quieten(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => _isOver && level >= LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => _isOver && level >= LogLevel.Warning);
    }
}

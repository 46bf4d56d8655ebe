namespace Telemetry.Collector.Hosting;

/// <summary>Which part of the service a process is (docs/decisions/0021).</summary>
public enum Target
{
    /// <summary>Everything in one process.</summary>
    All,

    /// <summary>The one that writes the ledger: intake, ledger, projection, administration.</summary>
    Collector,

    /// <summary>Takes submissions in and hands them to the collector; any number of them.</summary>
    Front,

    /// <summary>Rolls up and checks.</summary>
    Aggregator,

    /// <summary>Answers questions; any number of them.</summary>
    Portal,
}
